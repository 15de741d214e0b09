<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the pages of one sitting share: the way down to them, their title with the state, their tabs. To be included beside
  the layout. A page has <sitting id exam_name name state …/> and <can do="…"/> for what the viewer may do.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template match="page[sitting]" mode="crumbs">
    <a href="/sittings"><xsl:value-of select="cx:word('sittings.title')"/></a>
    <a href="/sittings/{sitting/@id}"><xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/></a>
  </xsl:template>

  <xsl:template name="sitting-state">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="sitting/@state"/>
      <xsl:with-param name="words" select="'sitting-state.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="sitting-tabs">
    <xsl:variable name="at" select="concat('/sittings/', sitting/@id)"/>
    <xsl:call-template name="tabs">
      <xsl:with-param name="label" select="'sitting.tabs'"/>
      <xsl:with-param name="tabs">
        <xsl:call-template name="tab">
          <xsl:with-param name="href" select="$at"/>
          <xsl:with-param name="words" select="'sitting.tab-facts'"/>
        </xsl:call-template>
        <xsl:call-template name="tab">
          <xsl:with-param name="href" select="concat($at, '/candidates')"/>
          <xsl:with-param name="words" select="'sitting.tab-candidates'"/>
          <xsl:with-param name="count" select="sitting/@candidates"/>
        </xsl:call-template>
        <xsl:if test="can[@do = 'view']">
          <xsl:call-template name="tab">
            <xsl:with-param name="href" select="concat($at, '/papers')"/>
            <xsl:with-param name="words" select="'sitting.tab-papers'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="can[@do = 'protocol']">
          <xsl:call-template name="tab">
            <xsl:with-param name="href" select="concat('/invigilate/', sitting/@id, '/protocol')"/>
            <xsl:with-param name="words" select="'protocol.title'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="can[@do = 'results']">
          <xsl:call-template name="tab">
            <xsl:with-param name="href" select="concat($at, '/results')"/>
            <xsl:with-param name="words" select="'sitting.tab-results'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
