<?xml version="1.0" encoding="UTF-8"?>
<!-- How the facts of courses and lessons are shown. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="course/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('course-', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@seconds" mode="cell" priority="1">
    <xsl:call-template name="minutes"><xsl:with-param name="seconds" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template name="minutes">
    <xsl:param name="seconds"/>
    <xsl:choose>
      <xsl:when test="$seconds &lt; 60"><xsl:value-of select="cx:word('course.seconds-of', $seconds)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('course.minutes-of', round($seconds div 60))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
