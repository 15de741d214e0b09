<?xml version="1.0" encoding="UTF-8"?>
<!-- The sittings that the viewer sees: those of the own exams, and those that the own people sit or may be sent to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('sittings.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('sittings.lead')"/></xsl:template>
  <xsl:template match="page[can[@do = 'create']]" mode="actions">
    <a class="btn btn-primary" href="/sittings/new">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-circle-fill'"/></xsl:call-template>
      <xsl:value-of select="cx:word('sitting.create')"/>
    </a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'draft published waiting running closed marked released'"/>
          <xsl:with-param name="words" select="'sitting-state.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="self::page[sitting]" mode="list"/>
    <xsl:apply-templates select="self::page[not(sitting)]" mode="none"/>
  </xsl:template>

  <xsl:template match="page" mode="none">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'sittings.none'"/>
      <xsl:with-param name="next" select="'sittings.none-seen-next'"/>
      <xsl:with-param name="icon" select="'calendar-check'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="page[can[@do = 'create']]" mode="none">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'sittings.none'"/>
      <xsl:with-param name="next" select="'sittings.none-next'"/>
      <xsl:with-param name="icon" select="'calendar-check'"/>
      <xsl:with-param name="href" select="'/sittings/new'"/>
      <xsl:with-param name="action" select="'sitting.create'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="page[query[@value != '']]" mode="none" priority="2">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'sittings.none-found'"/>
      <xsl:with-param name="next" select="'sittings.none-found-next'"/>
      <xsl:with-param name="icon" select="'search'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="list">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'sittings.title'"/>
      <xsl:with-param name="rows" select="sitting"/>
      <xsl:with-param name="columns" select="'exam_name name state starts_at candidates papers'"/>
      <xsl:with-param name="figures" select="'candidates'"/>
      <xsl:with-param name="words" select="'sitting.'"/>
    </xsl:call-template>
    <xsl:call-template name="paging"/>
  </xsl:template>

  <xsl:template match="sitting/@exam_name" mode="cell">
    <a href="/sittings/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="sitting/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'sitting-state.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sitting/@candidates" mode="cell">
    <a href="/sittings/{../@id}/candidates"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="sitting/@papers" mode="cell">
    <xsl:value-of select="cx:word(concat('sitting.papers-', .))"/>
  </xsl:template>
</xsl:stylesheet>
