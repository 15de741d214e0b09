<?xml version="1.0" encoding="UTF-8"?>
<!-- One question alone: of a lesson, which goes on when it is answered right, or of a try, one after the other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="ask.xsl"/>

  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="place"><xsl:value-of select="cx:word('try.place', place/@number, place/@of)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('question.title')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <xsl:choose>
      <xsl:when test="place">
        <a href="/learn/{course/@id}"><xsl:value-of select="course/@title"/></a>
        <a href="/learn/{course/@id}/tries/{place/@try}"><xsl:value-of select="cx:word('try.title')"/></a>
      </xsl:when>
      <xsl:otherwise>
        <a href="/learn/{lesson/@course}"><xsl:value-of select="lesson/@course_title"/></a>
        <a href="/learn/{lesson/@course}/lessons/{lesson/@id}"><xsl:value-of select="lesson/@title"/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <form class="form ask" method="post" action="{@path}">
      <xsl:call-template name="csrf"/>
      <xsl:apply-templates select="question" mode="ask"/>
      <div class="form-end">
        <button type="submit" class="btn btn-primary">
          <xsl:choose>
            <xsl:when test="place/@number = place/@of"><xsl:value-of select="cx:word('try.save-last')"/></xsl:when>
            <xsl:when test="place"><xsl:value-of select="cx:word('try.save-next')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('question.send')"/></xsl:otherwise>
          </xsl:choose>
        </button>
        <xsl:if test="place/@number &lt; place/@of">
          <a class="btn btn-quiet" href="/learn/{course/@id}/tries/{place/@try}/{place/@number + 1}"><xsl:value-of select="cx:word('try.skip')"/></a>
        </xsl:if>
      </div>
    </form>
  </xsl:template>
</xsl:stylesheet>
