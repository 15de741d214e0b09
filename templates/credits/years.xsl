<?xml version="1.0" encoding="UTF-8"?>
<!-- The years of the ledger: by which rules, closed or not, with which hash. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('year.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('year.lead')"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="year">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'year.list'"/>
          <xsl:with-param name="rows" select="year"/>
          <xsl:with-param name="columns" select="'year closed_at closed_by officers rate entries late pending hash'"/>
          <xsl:with-param name="figures" select="'officers rate entries late pending'"/>
          <xsl:with-param name="words" select="'year.'"/>
          <xsl:with-param name="actions" select="boolean(viewer/may[@right = 'manage-credits'])"/>
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
  </xsl:template>

  <xsl:template match="year/@year" mode="cell" priority="2">
    <a href="/credits/units?year={.}"><xsl:value-of select="cx:word('credits.year', .)"/></a>
    <xsl:if test="../@usual = 1"><a class="tag" href="/credits/rules/{../@rule_set}"><xsl:value-of select="cx:word('rule.usual')"/></a></xsl:if>
  </xsl:template>
  <xsl:template match="year/@hash" mode="cell" priority="2"><code title="{.}"><xsl:value-of select="substring(., 1, 12)"/></code></xsl:template>
  <xsl:template match="year/@hash" mode="listing"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="year" mode="actions">
    <xsl:if test="@closable = 1">
      <a class="btn btn-sm btn-outline-primary" href="/credits/years/{@year}/close"><xsl:value-of select="cx:word('year.close')"/></a>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
