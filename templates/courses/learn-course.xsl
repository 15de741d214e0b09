<?xml version="1.0" encoding="UTF-8"?>
<!-- One course as an officer sees it: lessons with how far each is, the test, one next step. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:variable name="base" select="concat('/learn/', /page/course/@id)"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="course/@title"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="course/@summary"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/learn"><xsl:value-of select="cx:word('learn.title')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:apply-templates select="course" mode="next"/>
    <h2><xsl:value-of select="cx:word('course.lessons')"/></h2>
    <ol class="lessons"><xsl:apply-templates select="lesson"/></ol>
    <h2><xsl:value-of select="cx:word('learn.how')"/></h2>
    <ul class="why-list">
      <li><xsl:value-of select="cx:word('learn.how-seen', course/@must_see)"/></li>
      <li><xsl:value-of select="cx:word('learn.how-counted')"/></li>
      <xsl:if test="course/@test_items">
        <li><xsl:value-of select="cx:word('learn.how-test', course/@test_items, course/@pass)"/></li>
        <li><xsl:value-of select="cx:word('learn.how-pause', course/@pause_minutes)"/></li>
      </xsl:if>
    </ul>
    <xsl:if test="course/@enrolment">
      <p><a href="/learners/{course/@enrolment}"><xsl:value-of select="cx:word('learn.record')"/></a></p>
    </xsl:if>
  </xsl:template>

  <!-- The one thing to do now. -->
  <xsl:template match="course" mode="next">
    <xsl:variable name="open" select="/page/lesson[not(@done_at)][1]"/>
    <div class="learn-next">
      <xsl:if test="@due_on and not(@done_at)"><p><xsl:value-of select="cx:word('learn.due', @due_on)"/></p></xsl:if>
      <xsl:choose>
        <xsl:when test="@done_at">
          <p>
            <xsl:call-template name="state"><xsl:with-param name="code" select="'course-done'"/></xsl:call-template>
            <xsl:value-of select="cx:word('learn.done', cx:moment(@done_at))"/>
          </p>
        </xsl:when>
        <xsl:when test="not(@enrolment)">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat($base, '/enrol')"/>
            <xsl:with-param name="words" select="'learn.enrol'"/>
            <xsl:with-param name="look" select="'btn-primary'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$open">
          <a class="btn btn-primary" href="{$base}/lessons/{$open/@id}"><xsl:value-of select="cx:word(concat('learn.go-', $open/@begun), $open/@title)"/></a>
        </xsl:when>
        <xsl:otherwise>
          <p><xsl:value-of select="cx:word('learn.test-next')"/></p>
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat($base, '/tries')"/>
            <xsl:with-param name="words" select="'learn.test'"/>
            <xsl:with-param name="look" select="'btn-primary'"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="lesson">
    <li>
      <span class="lesson-kind"><xsl:value-of select="cx:word(concat('lesson-kind.', @kind))"/></span>
      <xsl:choose>
        <xsl:when test="/page/course/@enrolment"><a href="{$base}/lessons/{@id}"><xsl:value-of select="@title"/></a></xsl:when>
        <xsl:otherwise><span><xsl:value-of select="@title"/></span></xsl:otherwise>
      </xsl:choose>
      <span class="lesson-note">
        <xsl:if test="@seconds > 0"><span><xsl:apply-templates select="@seconds" mode="cell"/></span></xsl:if>
        <xsl:choose>
          <xsl:when test="@done_at"><xsl:call-template name="state"><xsl:with-param name="code" select="'course-done'"/></xsl:call-template></xsl:when>
          <xsl:when test="@begun = 1 and @seconds > 0"><span><xsl:value-of select="cx:word('learn.percent', floor(100 * @seen div (@seconds * 1000)))"/></span></xsl:when>
        </xsl:choose>
      </span>
    </li>
  </xsl:template>
</xsl:stylesheet>
