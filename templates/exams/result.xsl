<?xml version="1.0" encoding="UTF-8"?>
<!-- A candidate's own result: passed or not, the score beside the pass line, strength by domain, what one can do next. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="decision.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="result/@exam"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="result/@sitting"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/exams/mine"><xsl:value-of select="cx:word('nav.exams-mine')"/></a></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/result.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:apply-templates select="result"/>
    <h2><xsl:value-of select="cx:word('result.domains')"/></h2>
    <div class="strengths">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'result.domains'"/>
        <xsl:with-param name="rows" select="domain"/>
        <xsl:with-param name="columns" select="'name score total percent'"/>
        <xsl:with-param name="words" select="'result.domain-'"/>
        <xsl:with-param name="figures" select="'score total percent'"/>
      </xsl:call-template>
    </div>
    <h2><xsl:value-of select="cx:word('result.facts')"/></h2>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="result"/>
      <xsl:with-param name="columns" select="'started_at ended_at answered released_at appeal_until receipt'"/>
      <xsl:with-param name="words" select="'result.'"/>
    </xsl:call-template>
    <xsl:if test="appeal or result/@appealable = 1">
      <h2 id="appeal"><xsl:value-of select="cx:word('appeal.own-title')"/></h2>
      <xsl:apply-templates select="appeal"/>
      <xsl:if test="result/@appealable = 1"><xsl:call-template name="appeal-form"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- What one said, what was decided, and the way to ask once more. -->
  <xsl:template match="appeal">
    <section class="appeal">
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="."/>
        <xsl:with-param name="columns" select="'position state asked_at reason'"/>
        <xsl:with-param name="words" select="'appeal.'"/>
      </xsl:call-template>
      <xsl:apply-templates select="/page/decision[@appeal = current()/@id and @round = 'first']" mode="said"/>
      <xsl:if test="@again_at">
        <xsl:call-template name="facts">
          <xsl:with-param name="of" select="."/>
          <xsl:with-param name="columns" select="'again_at again_reason'"/>
          <xsl:with-param name="words" select="'appeal.'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="/page/decision[@appeal = current()/@id and @round = 'second']" mode="said"/>
      <xsl:if test="@may_again = 1">
        <p><xsl:value-of select="cx:word('appeal.again-lead', cx:moment(@again_until))"/></p>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat('/exams/appeals/', @id, '/again')"/>
          <xsl:with-param name="submit" select="'appeal.again'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="appeal-reason"><xsl:with-param name="id" select="concat('again-', @id)"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="appeal-form">
    <p><xsl:value-of select="cx:word('appeal.own-lead', cx:moment(result/@appeal_until))"/></p>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/exams/results/', result/@id, '/appeals')"/>
      <xsl:with-param name="submit" select="'appeal.make'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'position'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="label" select="'appeal.question-position'"/>
          <xsl:with-param name="help" select="'appeal.make-help'"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="result/@items"/>
        </xsl:call-template>
        <xsl:call-template name="appeal-reason"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="appeal-reason">
    <xsl:param name="id" select="'field-reason'"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'reason'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="label" select="'appeal.reason'"/>
      <xsl:with-param name="length" select="500"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="id" select="$id"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="result">
    <section class="verdict">
      <xsl:call-template name="state">
        <xsl:with-param name="code"><xsl:choose>
          <xsl:when test="@passed = 1">passed</xsl:when>
          <xsl:otherwise>not-passed</xsl:otherwise>
        </xsl:choose></xsl:with-param>
      </xsl:call-template>
      <p class="verdict-score">
        <strong><xsl:value-of select="cx:hundredths(@score)"/></strong>
        <span><xsl:value-of select="cx:word('result.of-total', cx:hundredths(@total), cx:hundredths(@pass_score))"/></span>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="domain/@score | domain/@total" mode="cell"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="domain/@percent" mode="cell">
    <span class="strength"><progress max="100" value="{.}" aria-hidden="true"></progress><xsl:value-of select="concat(., '%')"/></span>
  </xsl:template>
</xsl:stylesheet>
