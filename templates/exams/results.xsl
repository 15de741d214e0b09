<?xml version="1.0" encoding="UTF-8"?>
<!-- The results of a sitting over the people in one's scope: figures, by unit, and the list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="outcome-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('results.title')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-outline-primary" href="/sittings/{sitting/@id}/results.csv"><xsl:value-of select="cx:word('action.csv')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="outcome-tabs"/>
    <xsl:apply-templates select="sitting"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="figures"/>
      <xsl:with-param name="columns" select="'candidates sat passed pass_rate mean least most'"/>
      <xsl:with-param name="words" select="'results.'"/>
    </xsl:call-template>
    <xsl:if test="count(unit) > 1">
      <h2><xsl:value-of select="cx:word('results.by-unit')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'results.by-unit'"/>
        <xsl:with-param name="rows" select="unit"/>
        <xsl:with-param name="columns" select="'name candidates sat passed pass_rate mean'"/>
        <xsl:with-param name="words" select="'results.'"/>
        <xsl:with-param name="figures" select="'candidates sat passed pass_rate mean'"/>
      </xsl:call-template>
    </xsl:if>
    <h2><xsl:value-of select="cx:word('results.list')"/></h2>
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter"><xsl:with-param name="name" select="'q'"/><xsl:with-param name="type" select="'search'"/></xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'outcome'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'passed not-passed absent'"/>
          <xsl:with-param name="words" select="'state.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="candidate">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'results.list'"/>
          <xsl:with-param name="rows" select="candidate"/>
          <xsl:with-param name="columns" select="'name number unit score outcome'"/>
          <xsl:with-param name="words" select="'results.candidate-'"/>
          <xsl:with-param name="figures" select="'score'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="words" select="'results.empty'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="sitting"/>
  <xsl:template match="sitting[@state = 'closed']"><p class="callout"><xsl:value-of select="cx:word('results.being-marked')"/></p></xsl:template>
  <xsl:template match="sitting[@state = 'marked' and @manage = 1]">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', @id, '/release')"/>
      <xsl:with-param name="submit" select="'results.release'"/>
      <xsl:with-param name="warning" select="cx:word('results.release-warning')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="candidate/@outcome" mode="cell">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="candidate/@score | unit/@mean | figures/@mean | figures/@least | figures/@most" mode="cell"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="@pass_rate" mode="cell"><xsl:value-of select="concat(., '%')"/></xsl:template>
</xsl:stylesheet>
