<?xml version="1.0" encoding="UTF-8"?>
<!--
  The sittings that an invigilator looks after: one card each, what runs first. While papers are collected the cards are
  taken anew every few seconds, see js/board.js.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('invigilate.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('invigilate.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/sitting.css"/>
    <xsl:if test="sitting/@working > 0"><script type="module" src="{@assets}/js/board.js"></script></xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <ul class="sitting-cards" id="live-sittings" data-live="sittings"><xsl:apply-templates select="sitting"/></ul>
  </xsl:template>

  <xsl:template match="page[not(sitting)]" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'invigilate.none'"/>
      <xsl:with-param name="next" select="'invigilate.none-next'"/>
      <xsl:with-param name="icon" select="'eye'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sitting">
    <li class="sitting-card">
      <div class="sitting-card-head">
        <h2><xsl:value-of select="@exam_name"/></h2>
        <xsl:apply-templates select="@state" mode="cell"/>
      </div>
      <p class="sitting-card-name"><xsl:value-of select="@name"/></p>
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="."/>
        <xsl:with-param name="columns">
          <xsl:text>opens_at starts_at candidates papers</xsl:text>
          <xsl:if test="@working"> working</xsl:if><!-- of one that was closed alone -->
        </xsl:with-param>
        <xsl:with-param name="words" select="'sitting.'"/>
      </xsl:call-template>
      <a class="btn btn-primary" href="/invigilate/{@id}">
        <xsl:value-of select="cx:word('sitting.board')"/>
        <span class="visually-hidden"><xsl:value-of select="concat(' ', @exam_name, ' ', @name)"/></span>
      </a>
    </li>
  </xsl:template>

  <!-- The cards as a file. -->
  <xsl:template match="page" mode="listing">
    <xsl:call-template name="table">
      <xsl:with-param name="rows" select="sitting"/>
      <xsl:with-param name="columns" select="'exam_name name state opens_at starts_at candidates papers working'"/>
      <xsl:with-param name="words" select="'sitting.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sitting/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'sitting-state.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sitting/@working" mode="cell"><xsl:value-of select="cx:word('sitting.working-none')"/></xsl:template>
  <xsl:template match="sitting/@working[. > 0]" mode="cell">
    <xsl:value-of select="cx:word('sitting.working-left', .)"/>
  </xsl:template>
  <xsl:template match="sitting/@papers" mode="cell">
    <xsl:value-of select="cx:word(concat('sitting.papers-', .))"/>
  </xsl:template>
</xsl:stylesheet>
