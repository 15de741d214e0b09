<?xml version="1.0" encoding="UTF-8"?>
<!-- Two rule sets beside each other; where they say the same it is said once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>
  <xsl:include href="rule-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('compare.title')"/></xsl:template>
  <xsl:template match="page[other]" mode="lead">
    <xsl:value-of select="cx:word('compare.lead', cx:word('rule-set.number', set/@year, set/@number), cx:word('rule-set.number', other/@year, other/@number))"/>
  </xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/credits/rules"><xsl:value-of select="cx:word('rule-set.list')"/></a>
    <a href="/credits/rules/{set/@id}"><xsl:value-of select="cx:word('rule-set.number', set/@year, set/@number)"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="with-choice">
      <xsl:call-template name="filters">
        <xsl:with-param name="fields">
          <div class="field">
            <label class="form-label" for="field-with"><xsl:value-of select="cx:word('compare.with')"/></label>
            <select id="field-with" name="with" class="form-select">
              <xsl:for-each select="with-choice">
                <option value="{@id}">
                  <xsl:if test="@id = /page/other/@id"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                  <xsl:value-of select="cx:word('rule-set.number', @year, @number)"/>
                </option>
              </xsl:for-each>
            </select>
          </div>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="other"><xsl:call-template name="differences"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="why" select="concat('compare.alone-', number(boolean(with-choice)))"/>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="$why"/>
          <xsl:with-param name="next" select="concat($why, '-next')"/>
          <xsl:with-param name="icon" select="'journal-text'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="differences">
    <xsl:variable name="one"><xsl:apply-templates select="set" mode="demands"/></xsl:variable>
    <xsl:variable name="two"><xsl:apply-templates select="other" mode="demands"/></xsl:variable>
    <div class="compare">
      <xsl:if test="string($one) != string($two)"><xsl:attribute name="class">compare compare-differs</xsl:attribute></xsl:if>
      <section class="why">
        <p class="tag"><xsl:value-of select="cx:word('rule-set.number', set/@year, set/@number)"/></p>
        <xsl:copy-of select="$one"/>
      </section>
      <section class="why">
        <p class="tag"><xsl:value-of select="cx:word('rule-set.number', other/@year, other/@number)"/></p>
        <xsl:copy-of select="$two"/>
      </section>
    </div>
    <section class="why">
      <h2><xsl:value-of select="cx:word('rule-set.earns')"/></h2>
      <dl class="rules"><xsl:apply-templates select="rule | other-rule[not(@kind = /page/rule/@kind)]" mode="pair"/></dl>
    </section>
    <section class="why">
      <h2><xsl:value-of select="cx:word('rule-set.channels')"/></h2>
      <dl class="rules"><xsl:apply-templates select="channel" mode="pair"/></dl>
    </section>
  </xsl:template>

  <xsl:template match="rule | channel | other-rule" mode="pair">
    <xsl:variable name="here"><xsl:if test="not(self::other-rule)"><xsl:apply-templates select="." mode="says"/></xsl:if></xsl:variable>
    <xsl:variable name="there">
      <xsl:choose>
        <xsl:when test="@code"><xsl:apply-templates select="/page/other-channel[@code = current()/@code]" mode="says"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="/page/other-rule[@kind = current()/@kind]" mode="says"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="none" select="cx:word('rule-set.nothing')"/>
    <xsl:variable name="one"><xsl:value-of select="$here"/><xsl:if test="$here = ''"><xsl:value-of select="$none"/></xsl:if></xsl:variable>
    <xsl:variable name="two"><xsl:value-of select="$there"/><xsl:if test="$there = ''"><xsl:value-of select="$none"/></xsl:if></xsl:variable>
    <div>
      <dt><xsl:apply-templates select="." mode="name"/></dt>
      <xsl:choose>
        <xsl:when test="string($one) = string($two)"><dd><xsl:value-of select="$one"/></dd></xsl:when>
        <xsl:otherwise>
          <dd class="differs">
            <p><span class="tag"><xsl:value-of select="cx:word('rule-set.number', /page/set/@year, /page/set/@number)"/></span><xsl:value-of select="$one"/></p>
            <p><span class="tag"><xsl:value-of select="cx:word('rule-set.number', /page/other/@year, /page/other/@number)"/></span><xsl:value-of select="$two"/></p>
          </dd>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
