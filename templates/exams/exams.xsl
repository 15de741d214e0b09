<?xml version="1.0" encoding="UTF-8"?>
<!-- The exams in one's scope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('exam.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('exam.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-exams']">
      <a class="btn btn-primary" href="/exams/new"><xsl:value-of select="cx:word('exam.new')"/></a>
    </xsl:if>
    <a class="btn btn-outline-primary" href="/sittings"><xsl:value-of select="cx:word('exam.all-sittings')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'exam.name'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'exam.kind'"/>
          <xsl:with-param name="choices" select="'qualification grade training other'"/>
          <xsl:with-param name="words" select="'exam-kind.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="exam">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'exam.list'"/>
          <xsl:with-param name="rows" select="exam"/>
          <xsl:with-param name="columns" select="'name kind unit minutes pass_score sittings made_at'"/>
          <xsl:with-param name="words" select="'exam.'"/>
          <xsl:with-param name="figures" select="'minutes pass_score sittings'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:when test="query[@value != '']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'exam.none-found'"/>
          <xsl:with-param name="next" select="'exam.none-found-next'"/>
          <xsl:with-param name="icon" select="'search'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="viewer/may[@right = 'manage-exams']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'exam.none'"/>
          <xsl:with-param name="next" select="'exam.none-next'"/>
          <xsl:with-param name="icon" select="'calendar-check'"/>
          <xsl:with-param name="href" select="'/exams/new'"/>
          <xsl:with-param name="action" select="'exam.new'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'exam.none-own'"/>
          <xsl:with-param name="next" select="'exam.none-own-next'"/>
          <xsl:with-param name="icon" select="'calendar-check'"/>
          <xsl:with-param name="href" select="'/sittings'"/>
          <xsl:with-param name="action" select="'exam.all-sittings'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="exam/@name" mode="cell" priority="2">
    <a href="/exams/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="exam/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('exam-kind.', .))"/></xsl:template>
  <xsl:template match="exam/@minutes" mode="cell" priority="2"><xsl:value-of select="cx:word('exam.minutes-of', .)"/></xsl:template>
  <xsl:template match="exam/@pass_score" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
</xsl:stylesheet>
