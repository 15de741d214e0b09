<?xml version="1.0" encoding="UTF-8"?>
<!-- The blueprints in one's scope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('nav.blueprints')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('blueprint.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-exams']">
      <a class="btn btn-primary" href="/blueprints/new"><xsl:value-of select="cx:word('blueprint.new')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'blueprint.name'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'use'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'field.state'"/>
          <xsl:with-param name="choices" select="'active retired'"/>
          <xsl:with-param name="words" select="'state.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="blueprint">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'nav.blueprints'"/>
          <xsl:with-param name="rows" select="blueprint"/>
          <xsl:with-param name="columns" select="'name unit cells items total made_at state'"/>
          <xsl:with-param name="words" select="'blueprint.'"/>
          <xsl:with-param name="figures" select="'cells items total'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:when test="query[@value != '']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'blueprint.none-found'"/>
          <xsl:with-param name="next" select="'blueprint.none-found-next'"/>
          <xsl:with-param name="icon" select="'search'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'blueprint.none'"/>
          <xsl:with-param name="next" select="'blueprint.none-next'"/>
          <xsl:with-param name="icon" select="'grid-3x3-gap'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="blueprint/@name" mode="cell" priority="2">
    <a href="/blueprints/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="blueprint/@total" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="blueprint/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
