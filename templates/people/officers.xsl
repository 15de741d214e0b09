<?xml version="1.0" encoding="UTF-8"?>
<!-- The officers whom the viewer may see. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('officer.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page[viewer/may/@right = 'manage-people']" mode="actions">
    <a class="btn btn-outline-primary" href="/officers/import"><xsl:value-of select="cx:word('nav.import')"/></a>
    <a class="btn btn-primary" href="/officers/new"><xsl:value-of select="cx:word('officer.make')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'officer.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'post'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="post-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'grade'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="grade-choice"/>
        </xsl:call-template>
        <xsl:call-template name="state-filter"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="officer">
        <div class="officers">
          <xsl:call-template name="table">
            <xsl:with-param name="caption" select="'officer.title'"/>
            <xsl:with-param name="rows" select="officer"/>
            <xsl:with-param name="columns" select="'name number unit post grade entered'"/>
            <xsl:with-param name="sorts" select="'name number unit entered'"/>
            <xsl:with-param name="words" select="'officer.'"/>
          </xsl:call-template>
        </div>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'officer.none'"/>
          <xsl:with-param name="next">
            <xsl:choose>
              <xsl:when test="viewer/may/@right = 'manage-people'">officer.none-next</xsl:when>
              <xsl:otherwise>officer.none-seen-next</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Those who are here are shown unless those who left are asked for, so there is no "all". -->
  <xsl:template name="state-filter">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'state'"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="choices" select="'active left'"/>
      <xsl:with-param name="words" select="'officer-state.'"/>
      <xsl:with-param name="id" select="'filter-state'"/>
      <xsl:with-param name="shown" select="string(query[@name = 'state']/@value)"/>
      <xsl:with-param name="hint" select="false()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="officer/@name" mode="cell">
    <a href="/officers/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="officer/@unit" mode="cell">
    <xsl:if test="../@above"><xsl:value-of select="concat(../@above, ' / ')"/></xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>
</xsl:stylesheet>
