<?xml version="1.0" encoding="UTF-8"?>
<!-- Who sits a sitting, with room, seat and ticket number; who nominates sees the own people. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title">
    <xsl:value-of select="cx:word('candidates.title', sitting/@exam_name, sitting/@name)"/>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:call-template name="sitting-state"/></xsl:template>
  <xsl:template match="page" mode="scripts"><script type="module" src="{@assets}/js/bulk.js"></script></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-quiet" href="/sittings/{sitting/@id}/candidates.csv">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'download'"/></xsl:call-template>
      <xsl:value-of select="cx:word('candidates.csv')"/>
    </a>
    <xsl:if test="can/@do = 'prepare' and candidate">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/seats')"/>
        <xsl:with-param name="words" select="'seating.shuffle'"/>
        <xsl:with-param name="look" select="'btn-outline-primary'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="can/@do = 'enrol'">
      <a class="btn btn-primary" href="/sittings/{sitting/@id}/enrol">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-circle-fill'"/></xsl:call-template>
        <xsl:value-of select="cx:word('candidates.enrol')"/>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="sitting-tabs"/>
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'candidates.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'room'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="room-choice"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="candidate">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'candidates.list'"/>
        <xsl:with-param name="rows" select="candidate"/>
        <xsl:with-param name="columns" select="'person number unit room seat ticket'"/>
        <xsl:with-param name="figures" select="'seat'"/>
        <xsl:with-param name="bulk"><xsl:if test="can/@do = 'drop'">candidate</xsl:if></xsl:with-param>
        <xsl:with-param name="bulk-form" select="'withdraw'"/>
        <xsl:with-param name="actions" select="boolean(can[@do = 'place'])"/>
      </xsl:call-template>
      <xsl:call-template name="paging"/>
      <xsl:if test="can/@do = 'drop'">
        <xsl:call-template name="bulk">
          <xsl:with-param name="id" select="'withdraw'"/>
          <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/candidates/withdraw')"/>
          <xsl:with-param name="submit" select="'candidates.withdraw'"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
    <xsl:if test="not(candidate)"><xsl:apply-templates select="." mode="nobody"/></xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="nobody">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'candidates.none'"/>
      <xsl:with-param name="next">
        <xsl:if test="query[@name != 'page' and @value != '']">candidates.none-found</xsl:if>
      </xsl:with-param>
      <xsl:with-param name="icon" select="'people'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="page[can/@do = 'enrol' and not(query[@name != 'page' and @value != ''])]" mode="nobody">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'candidates.none'"/>
      <xsl:with-param name="next" select="'candidates.none-next'"/>
      <xsl:with-param name="icon" select="'people'"/>
      <xsl:with-param name="href" select="concat('/sittings/', sitting/@id, '/enrol')"/>
      <xsl:with-param name="action" select="'candidates.enrol'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="candidate" mode="actions">
    <a class="btn btn-sm btn-quiet" href="/sittings/{/page/sitting/@id}/candidates/{@id}/seat">
      <xsl:value-of select="cx:word('seating.place')"/>
    </a>
  </xsl:template>
</xsl:stylesheet>
