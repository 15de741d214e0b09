<?xml version="1.0" encoding="UTF-8"?>
<!-- One appeal before who decides it: the reason, the question with key, answer and marks, and the decision. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="decision.xsl"/>
  <xsl:include href="key-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('appeal.one')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="concat(appeal/@exam, ' · ', appeal/@sitting_name)"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/appeals"><xsl:value-of select="cx:word('appeal.title')"/></a></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/result.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="appeal"/>
      <xsl:with-param name="columns" select="'position state asked_at reason score total pass_score'"/>
      <xsl:with-param name="words" select="'appeal.'"/>
    </xsl:call-template>
    <xsl:if test="decision"><h2><xsl:value-of select="cx:word('appeal.decisions')"/></h2></xsl:if>
    <xsl:apply-templates select="decision[@round = 'first']" mode="said"/>
    <xsl:if test="appeal/@again_at">
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="appeal"/>
        <xsl:with-param name="columns" select="'again_at again_reason'"/>
        <xsl:with-param name="words" select="'appeal.'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="decision[@round = 'second']" mode="said"/>
    <h2><xsl:value-of select="cx:word('appeal.questions')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'appeal.questions'"/>
      <xsl:with-param name="rows" select="question"/>
      <xsl:with-param name="columns" select="'position stem answer_key answer full score'"/>
      <xsl:with-param name="words" select="'appeal.question-'"/>
      <xsl:with-param name="figures" select="'full score'"/>
    </xsl:call-template>
    <xsl:if test="mark">
      <h2><xsl:value-of select="cx:word('appeal.marks')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'appeal.marks'"/>
        <xsl:with-param name="rows" select="mark"/>
        <xsl:with-param name="columns" select="'position round score made_at'"/>
        <xsl:with-param name="words" select="'appeal.mark-'"/>
        <xsl:with-param name="figures" select="'score'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="appeal/@may_decide = 1"><xsl:apply-templates select="appeal" mode="decide"/></xsl:when>
      <xsl:when test="appeal/@state = 'open' or appeal/@state = 'again'">
        <p class="callout"><xsl:value-of select="cx:word('appeal.by-another')"/></p>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="appeal" mode="decide">
    <h2><xsl:value-of select="cx:word('appeal.decide-title')"/></h2>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/appeals/', @id, '/decide')"/>
      <xsl:with-param name="submit" select="'appeal.decide'"/>
      <xsl:with-param name="warning" select="cx:word('appeal.decide-warning')"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'act'"/>
          <xsl:with-param name="type" select="'radio'"/>
          <xsl:with-param name="label" select="'appeal.act'"/>
          <xsl:with-param name="choices" select="'keep change'"/>
          <xsl:with-param name="words" select="'appeal.act-'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:choose>
          <xsl:when test="@position = 0">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'position'"/>
              <xsl:with-param name="type" select="'number'"/>
              <xsl:with-param name="label" select="'appeal.question-position'"/>
              <xsl:with-param name="help" select="'appeal.position-help'"/>
              <xsl:with-param name="min" select="1"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><input type="hidden" name="position" value="{@position}"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'score'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="label" select="'appeal.new-score'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="step" select="'0.01'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="type" select="'textarea'"/>
          <xsl:with-param name="label" select="'appeal.decision-reason'"/>
          <xsl:with-param name="length" select="500"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="question/@answer_key | question/@answer" mode="cell">
    <xsl:call-template name="key-word"><xsl:with-param name="key" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="question/@answer_key[. = ''] | question/@answer[. = '']" mode="cell" priority="2">
    <span class="none">—</span>
  </xsl:template>
  <xsl:template match="mark/@round" mode="cell"><xsl:value-of select="cx:word(concat('appeal.mark-', .))"/></xsl:template>
  <xsl:template match="question/@score | question/@full | mark/@score | appeal/@score | appeal/@total | appeal/@pass_score" mode="cell">
    <xsl:value-of select="cx:hundredths(.)"/>
  </xsl:template>
</xsl:stylesheet>
