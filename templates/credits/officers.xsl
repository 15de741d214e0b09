<?xml version="1.0" encoding="UTF-8"?>
<!-- How far the officers in one's scope are, those who lack most first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('credits.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('credits.list-lead', shown/@year)"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-quiet" href="/credits.csv?{substring-after(cx:address('page', ''), '?')}">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'download'"/></xsl:call-template>
      <xsl:value-of select="cx:word('credits.csv')"/>
    </a>
    <a class="btn btn-outline-primary" href="/credits/units?year={shown/@year}"><xsl:value-of select="cx:word('credits.by-unit')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="years"/>
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'credits.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'credits.state'"/>
          <xsl:with-param name="choices" select="'met short behind exempt'"/>
          <xsl:with-param name="words" select="'state.'"/>
        </xsl:call-template>
        <input type="hidden" name="year" value="{shown/@year}"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="officer">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'credits.list'"/>
          <xsl:with-param name="rows" select="officer"/>
          <xsl:with-param name="columns" select="'person number unit state hours owed_hours credits owed_credits pending_hours'"/>
          <xsl:with-param name="file" select="'pending_credits online_hours district_hours squad_hours'"/>
          <xsl:with-param name="figures" select="'hours owed_hours credits owed_credits pending_hours'"/>
          <xsl:with-param name="words" select="'credits.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'credits.nobody'"/>
          <xsl:with-param name="next" select="'credits.nobody-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="officer/@person" mode="cell" priority="2">
    <a href="/credits/officers/{../@id}?year={../@year}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="officer/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
