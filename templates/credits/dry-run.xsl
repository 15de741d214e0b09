<?xml version="1.0" encoding="UTF-8"?>
<!-- Whom a rule set would change, and by how much: those first whose year would be met no more, or now. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('dry-run.title', set/@year, set/@number)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:if test="set/@tried_at"><xsl:value-of select="cx:word('rule-set.tried', cx:moment(set/@tried_at))"/></xsl:if></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/credits/rules"><xsl:value-of select="cx:word('rule-set.list')"/></a>
    <a href="/credits/rules/{set/@id}"><xsl:value-of select="cx:word('rule-set.number', set/@year, set/@number)"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="set/@tried_at">
      <dl class="sums">
        <div><dt><xsl:value-of select="cx:word('dry-run.officers')"/></dt><dd><xsl:value-of select="set/@officers"/></dd></div>
        <div><dt><xsl:value-of select="cx:word('dry-run.changed')"/></dt><dd><xsl:value-of select="set/@changed"/></dd></div>
        <div><dt><xsl:value-of select="cx:word('dry-run.met')"/></dt><dd><xsl:value-of select="cx:word('dry-run.from-to', set/@met_before, set/@met_after)"/></dd></div>
        <div><dt><xsl:value-of select="cx:word('dry-run.hours')"/></dt><dd><xsl:value-of select="cx:word('dry-run.from-to', cx:hundredths(set/@hours_before), cx:hundredths(set/@hours_after))"/></dd></div>
      </dl>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="officer">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'dry-run.list'"/>
          <xsl:with-param name="rows" select="officer"/>
          <xsl:with-param name="columns" select="'person number unit hours_before hours_after credits_before credits_after owed_before owed_after becomes'"/>
          <xsl:with-param name="figures" select="'hours_before hours_after credits_before credits_after owed_before owed_after'"/>
          <xsl:with-param name="words" select="'dry-run.'"/>
          <xsl:with-param name="wide" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:when test="set/@tried_at">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'dry-run.nobody'"/>
          <xsl:with-param name="next" select="'dry-run.nobody-next'"/>
          <xsl:with-param name="icon" select="'check-circle-fill'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'dry-run.none'"/>
          <xsl:with-param name="next" select="'rule-set.try-first'"/>
          <xsl:with-param name="icon" select="'hourglass-split'"/>
          <xsl:with-param name="href" select="concat('/credits/rules/', set/@id)"/>
          <xsl:with-param name="action" select="'dry-run.back'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="officer/@*[contains(local-name(), '_before') or contains(local-name(), '_after')]" mode="cell" priority="2">
    <xsl:value-of select="cx:hundredths(.)"/>
  </xsl:template>
  <xsl:template match="officer/@becomes" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('dry-run.becomes-', .))"/></xsl:template>
</xsl:stylesheet>
