<?xml version="1.0" encoding="UTF-8"?>
<!-- The papers of a sitting: how even they are, and the list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('papers.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:call-template name="sitting-state"/></xsl:template>
  <xsl:template match="page[paper]" mode="actions">
    <a class="btn btn-outline-primary" href="/sittings/{sitting/@id}/papers/items"><xsl:value-of select="cx:word('papers.items-title')"/></a>
    <xsl:if test="can/@do = 'discard'">
      <a class="btn btn-quiet" href="/sittings/{sitting/@id}/papers/discard"><xsl:value-of select="cx:word('papers.discard')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="sitting-tabs"/>
    <xsl:choose>
      <xsl:when test="sitting/@papers_at and paper">
        <xsl:call-template name="facts">
          <xsl:with-param name="of" select="papers"/>
          <xsl:with-param name="columns" select="'papers items total least most spread used highest shared'"/>
          <xsl:with-param name="words" select="'papers.'"/>
        </xsl:call-template>
        <p class="form-text"><xsl:value-of select="cx:word('papers.expected-help')"/></p>
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'papers.title'"/>
          <xsl:with-param name="rows" select="paper"/>
          <xsl:with-param name="columns" select="'form items total expected candidates made_at'"/>
          <xsl:with-param name="words" select="'papers.'"/>
          <xsl:with-param name="figures" select="'items total expected candidates'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'papers.none'"/>
          <xsl:with-param name="next">
            <xsl:if test="viewer/may/@right = 'manage-exams'">papers.none-next</xsl:if>
          </xsl:with-param>
          <xsl:with-param name="icon" select="'journal-text'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="paper/@form" mode="cell" priority="2">
    <a href="/papers/{../@id}"><xsl:value-of select="cx:word('papers.form-title', .)"/></a>
  </xsl:template>
  <xsl:template match="paper/@total | paper/@expected | papers/@total | papers/@least | papers/@most | papers/@spread" mode="cell" priority="2">
    <xsl:value-of select="cx:hundredths(.)"/>
  </xsl:template>
  <xsl:template match="papers/@highest" mode="cell" priority="2"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="papers/@used" mode="cell" priority="2"><xsl:value-of select="cx:word('papers.used-of', ., ../@pool)"/></xsl:template>
</xsl:stylesheet>
