<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the pages share that come after a sitting: the way down to them and their tabs. To be included beside the layout. A
  page has <sitting id name exam_name state whole="1"/>; whole is 0 for who sees only the people of the own units.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template match="page[sitting]" mode="lead">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
  </xsl:template>

  <xsl:template match="page[sitting]" mode="crumbs">
    <a href="/sittings"><xsl:value-of select="cx:word('sittings.title')"/></a>
    <a href="/sittings/{sitting/@id}"><xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/></a>
  </xsl:template>

  <xsl:template name="outcome-tabs">
    <xsl:if test="sitting/@whole = 1">
      <xsl:variable name="at" select="concat('/sittings/', sitting/@id)"/>
      <xsl:call-template name="tabs">
        <xsl:with-param name="label" select="'results.tabs'"/>
        <xsl:with-param name="tabs">
          <xsl:call-template name="tab">
            <xsl:with-param name="href" select="concat($at, '/results')"/>
            <xsl:with-param name="words" select="'results.tab-scores'"/>
          </xsl:call-template>
          <xsl:call-template name="tab">
            <xsl:with-param name="href" select="concat($at, '/statistics')"/>
            <xsl:with-param name="words" select="'results.tab-statistics'"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
