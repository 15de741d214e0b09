<?xml version="1.0" encoding="UTF-8"?>
<!-- A try of the test: what is answered while it is open, how it went afterwards. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:variable name="base" select="concat('/learn/', /page/course/@id, '/tries/', /page/try/@id)"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('try.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('try.lead', try/@number)"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/learn/{course/@id}"><xsl:value-of select="course/@title"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="try/@ended_at"><xsl:apply-templates select="try" mode="went"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="left" select="count(asked[@answered = 0])"/>
        <p><xsl:value-of select="cx:word(concat('try.left-', number($left > 0)), $left)"/></p>
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat($base, '/end')"/>
          <xsl:with-param name="words" select="'try.end'"/>
          <xsl:with-param name="look" select="'btn-primary'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <ol class="try-items">
      <xsl:for-each select="asked">
        <li>
          <xsl:choose>
            <xsl:when test="@right_one"><xsl:call-template name="state"><xsl:with-param name="code" select="concat('answer-', @right_one)"/></xsl:call-template><xsl:value-of select="@stem"/></xsl:when>
            <xsl:otherwise>
              <a href="{$base}/{@position}"><xsl:value-of select="@stem"/></a>
              <xsl:if test="@answered = 0"><span class="lesson-note"><xsl:value-of select="cx:word('try.unanswered')"/></span></xsl:if>
            </xsl:otherwise>
          </xsl:choose>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template match="try" mode="went">
    <p class="try-went">
      <xsl:call-template name="state"><xsl:with-param name="code" select="concat('try-', @passed)"/></xsl:call-template>
      <xsl:value-of select="cx:word('try.went', @right_ones, @items)"/>
    </p>
    <p>
      <xsl:choose>
        <xsl:when test="@passed = 1"><xsl:value-of select="cx:word('try.went-1')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('try.went-0', /page/course/@pause_minutes)"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <a class="btn btn-primary" href="/learn/{/page/course/@id}"><xsl:value-of select="cx:word('learn.back')"/></a>
  </xsl:template>
</xsl:stylesheet>
