<?xml version="1.0" encoding="UTF-8"?>
<!-- An officer's own exams: what is now or to come, then what is over; a card each with one main action. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('exam-mine.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/exam-mine.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="not(sitting)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'exam-mine.none'"/>
        <xsl:with-param name="next" select="'exam-mine.none-next'"/>
        <xsl:with-param name="icon" select="'pencil-square'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="sitting[@ahead = 1]">
      <h2><xsl:value-of select="cx:word('exam-mine.ahead')"/></h2>
      <ul class="exam-cards"><xsl:apply-templates select="sitting[@ahead = 1]"/></ul>
    </xsl:if>
    <xsl:if test="sitting[@ahead = 0]">
      <h2><xsl:value-of select="cx:word('exam-mine.over')"/></h2>
      <ul class="exam-cards"><xsl:apply-templates select="sitting[@ahead = 0]"/></ul>
    </xsl:if>
  </xsl:template>

  <!-- The cards as a file. -->
  <xsl:template match="page" mode="listing">
    <xsl:call-template name="table">
      <xsl:with-param name="rows" select="sitting"/>
      <xsl:with-param name="columns" select="'exam name stage starts_at minutes room seat ticket score'"/>
      <xsl:with-param name="words" select="'exam-mine.fact-'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sitting/@stage" mode="listing"><xsl:apply-templates select="." mode="state"/></xsl:template>

  <xsl:template match="sitting">
    <li class="card card-body exam-card" id="sitting-{@id}">
      <div class="exam-card-head">
        <h3><xsl:value-of select="@exam"/></h3>
        <xsl:apply-templates select="@stage" mode="state"/>
      </div>
      <p class="exam-card-name"><xsl:value-of select="@name"/></p>
      <dl>
        <xsl:apply-templates select="@starts_at | @minutes | @room | @seat | @ticket" mode="fact"/>
        <xsl:if test="@stage = 'released'"><xsl:apply-templates select="@score" mode="fact"/></xsl:if>
      </dl>
      <xsl:apply-templates select="@stage" mode="next"/>
      <xsl:if test="@ticket and @ahead = 1">
        <p><a class="btn btn-quiet" href="/tickets/{@id}"><xsl:value-of select="cx:word('ticket.own')"/></a></p>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="@*" mode="fact">
    <div class="exam-fact-{local-name()}">
      <dt><xsl:value-of select="cx:word(concat('exam-mine.fact-', local-name()))"/></dt>
      <dd><xsl:apply-templates select="." mode="cell"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="sitting/@starts_at" mode="cell" priority="2"><xsl:value-of select="cx:moment(.)"/></xsl:template>
  <xsl:template match="sitting/@minutes" mode="cell"><xsl:value-of select="cx:word('sit.minutes', .)"/></xsl:template>
  <xsl:template match="sitting/@score" mode="cell">
    <xsl:value-of select="cx:word('exam-mine.score', cx:hundredths(.), cx:hundredths(../@total))"/>
  </xsl:template>

  <!-- Passed or not is what the state of a released one says. -->
  <xsl:template match="@stage" mode="state">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sitting[@passed = 1]/@stage[. = 'released']" mode="state">
    <xsl:call-template name="state"><xsl:with-param name="code" select="'passed'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="sitting[@passed = 0]/@stage[. = 'released']" mode="state">
    <xsl:call-template name="state"><xsl:with-param name="code" select="'not-passed'"/></xsl:call-template>
  </xsl:template>

  <!-- The one main action, or what there is to wait for. -->
  <xsl:template match="@stage[. = 'enter' or . = 'begin' or . = 'resume']" mode="next">
    <p><a class="btn btn-primary btn-main" href="/sit/{../@id}"><xsl:value-of select="cx:word(concat('exam-mine.', .))"/></a></p>
  </xsl:template>
  <xsl:template match="@stage[. = 'released']" mode="next">
    <p>
      <a class="btn btn-primary" href="/exams/results/{../@id}"><xsl:value-of select="cx:word('exam-mine.result')"/></a>
      <a class="btn btn-quiet" href="/sit/{../@id}"><xsl:value-of select="cx:word('exam-mine.receipt')"/></a>
    </p>
  </xsl:template>
  <xsl:template match="@stage[. = 'submitted']" mode="next">
    <p><xsl:value-of select="cx:word('exam-mine.submitted-next')"/></p>
    <p>
      <a class="btn btn-outline-primary" href="/sit/{../@id}"><xsl:value-of select="cx:word('exam-mine.receipt')"/></a>
    </p>
  </xsl:template>
  <xsl:template match="@stage[. = 'upcoming']" mode="next">
    <p><xsl:value-of select="cx:word('exam-mine.upcoming-next', cx:moment(../@opens_at))"/></p>
  </xsl:template>
  <xsl:template match="@stage[. = 'absent']" mode="next">
    <p><xsl:value-of select="cx:word('exam-mine.absent-next')"/></p>
  </xsl:template>
</xsl:stylesheet>
