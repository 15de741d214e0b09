<?xml version="1.0" encoding="UTF-8"?>
<!-- Who learns a course, of those in one's scope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('course.learners-of')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="course/@title"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <xsl:if test="viewer/may[@right = 'manage-courses']"><a href="/courses/{course/@id}"><xsl:value-of select="course/@title"/></a></xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="learner">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'course.learners-of'"/>
          <xsl:with-param name="rows" select="learner"/>
          <xsl:with-param name="columns" select="'person number unit done due_on started_at done_at'"/>
          <xsl:with-param name="figures" select="'done'"/>
          <xsl:with-param name="words" select="'learner.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'learner.none'"/>
          <xsl:with-param name="next" select="'learner.none-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="learner/@person" mode="cell" priority="2"><a href="/learners/{../@id}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="learner/@done" mode="cell" priority="2"><xsl:value-of select="concat(., ' / ', ../@lessons)"/></xsl:template>
</xsl:stylesheet>
