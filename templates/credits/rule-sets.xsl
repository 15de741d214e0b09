<?xml version="1.0" encoding="UTF-8"?>
<!-- The rule sets of all years, and where a new one is begun. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('rule-set.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('rule-set.lead')"/></xsl:template>

  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-credits']">
      <a class="btn btn-outline-primary" href="/credits/kinds"><xsl:value-of select="cx:word('kind.title')"/></a>
    </xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="set">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'rule-set.list'"/>
          <xsl:with-param name="rows" select="set"/>
          <xsl:with-param name="columns" select="'year state owed_hours owed_credits made_by approved_by approved_at'"/>
          <xsl:with-param name="figures" select="'owed_hours owed_credits'"/>
          <xsl:with-param name="words" select="'rule-set.'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'year.none'"/>
          <xsl:with-param name="next" select="'why.no-rules-next'"/>
          <xsl:with-param name="icon" select="'journal-text'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="viewer/may[@right = 'manage-credits'] and set and draft-year">
      <section class="card card-body">
        <h2><xsl:value-of select="cx:word('rule-set.draft')"/></h2>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="'/credits/rules'"/>
          <xsl:with-param name="submit" select="'rule-set.draft'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'year'"/>
              <xsl:with-param name="type" select="'select'"/>
              <xsl:with-param name="options" select="draft-year"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
            <div class="field">
              <label for="field-like"><xsl:value-of select="cx:word('rule-set.like')"/></label>
              <select id="field-like" name="like" class="form-select">
                <xsl:for-each select="set">
                  <option value="{@id}"><xsl:value-of select="cx:word('rule-set.number', @year, @number)"/></option>
                </xsl:for-each>
              </select>
            </div>
          </xsl:with-param>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="set/@year" mode="cell" priority="2">
    <a href="/credits/rules/{../@id}"><xsl:value-of select="cx:word('rule-set.number', ., ../@number)"/></a>
    <xsl:if test="../@usual = 1"><span class="tag"><xsl:value-of select="cx:word('rule.usual')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="set/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('rules-', .)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
