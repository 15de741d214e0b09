<?xml version="1.0" encoding="UTF-8"?>
<!-- The courses of one's scope, as who makes them sees them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('course.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('course.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-primary" href="/courses/new">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-circle-fill'"/></xsl:call-template>
      <xsl:value-of select="cx:word('course.new')"/>
    </a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'course.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'field'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'course.field'"/>
          <xsl:with-param name="options" select="field-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'draft published withdrawn'"/>
          <xsl:with-param name="words" select="'state.course-'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="course">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'course.list'"/>
          <xsl:with-param name="rows" select="course"/>
          <xsl:with-param name="columns" select="'title field seconds learners done state'"/>
          <xsl:with-param name="figures" select="'seconds learners done'"/>
          <xsl:with-param name="words" select="'course.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:when test="query[@name != 'page' and @value != '']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'course.none-found'"/>
          <xsl:with-param name="next" select="'training.none-found-next'"/>
          <xsl:with-param name="icon" select="'search'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'course.none'"/>
          <xsl:with-param name="next" select="'course.none-next'"/>
          <xsl:with-param name="icon" select="'book'"/>
          <xsl:with-param name="href" select="'/courses/new'"/>
          <xsl:with-param name="action" select="'course.new'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="course/@title" mode="cell" priority="2"><a href="/courses/{../@id}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="course/@learners" mode="cell" priority="2"><a href="/courses/{../@id}/learners"><xsl:value-of select="."/></a></xsl:template>
</xsl:stylesheet>
