<?xml version="1.0" encoding="UTF-8"?>
<!-- What a course's hours rest on: what was seen, when and on which screen, and the tries. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('record.page-title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('record.lead', enrolment/@person, enrolment/@title)"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <xsl:choose>
      <xsl:when test="enrolment/@own = 1"><a href="/learn/{enrolment/@course}"><xsl:value-of select="enrolment/@title"/></a></xsl:when>
      <xsl:otherwise><a href="/courses/{enrolment/@course}/learners"><xsl:value-of select="cx:word('course.learners-of')"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="enrolment"/>
      <xsl:with-param name="columns" select="'number version enrolled_at started_at done_at'"/>
      <xsl:with-param name="words" select="'learner.'"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('course.lessons')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'course.lessons'"/>
      <xsl:with-param name="rows" select="lesson"/>
      <xsl:with-param name="columns" select="'title kind seconds seen counted done_at'"/>
      <xsl:with-param name="figures" select="'seconds seen counted'"/>
      <xsl:with-param name="words" select="'record.'"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('record.viewings')"/></h2>
    <xsl:if test="not(viewing)"><p><xsl:value-of select="cx:word('record.no-viewings')"/></p></xsl:if>
    <xsl:if test="viewing">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'record.viewings'"/>
        <xsl:with-param name="rows" select="viewing"/>
        <xsl:with-param name="columns" select="'opened_at beat_at title counted address agent'"/>
        <xsl:with-param name="figures" select="'counted'"/>
        <xsl:with-param name="words" select="'record.'"/>
        <xsl:with-param name="wide" select="true()"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="try">
      <h2><xsl:value-of select="cx:word('record.tries')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'record.tries'"/>
        <xsl:with-param name="rows" select="try"/>
        <xsl:with-param name="columns" select="'number begun_at ended_at right_ones passed'"/>
        <xsl:with-param name="figures" select="'right_ones'"/>
        <xsl:with-param name="words" select="'record.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="lesson/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('lesson-kind.', .))"/></xsl:template>
  <xsl:template match="@seen | @counted" mode="cell" priority="2">
    <xsl:call-template name="minutes"><xsl:with-param name="seconds" select="floor(. div 1000)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="try/@right_ones" mode="cell" priority="2"><xsl:value-of select="concat(., ' / ', ../@items)"/></xsl:template>
  <xsl:template match="try/@passed" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('try-', .)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
