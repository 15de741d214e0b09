<?xml version="1.0" encoding="UTF-8"?>
<!-- What an officer learns, and what there is to learn. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('learn.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="own">
      <h2><xsl:value-of select="cx:word('learn.own')"/></h2>
      <ul class="course-cards"><xsl:apply-templates select="own" mode="card"/></ul>
    </xsl:if>
    <h2><xsl:value-of select="cx:word('learn.open')"/></h2>
    <xsl:if test="field-choice or open or query[@value != '']">
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
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="open">
        <xsl:choose>
          <xsl:when test="@listing">
            <xsl:call-template name="table">
              <xsl:with-param name="caption" select="'learn.open'"/>
              <xsl:with-param name="rows" select="open"/>
              <xsl:with-param name="columns" select="'title field seconds summary'"/>
              <xsl:with-param name="words" select="'course.'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><ul class="course-cards"><xsl:apply-templates select="open" mode="card"/></ul></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="paging"/>
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
          <xsl:with-param name="words" select="'learn.none'"/>
          <xsl:with-param name="next" select="'learn.none-next'"/>
          <xsl:with-param name="icon" select="'book'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="own | open" mode="card">
    <li class="course-card">
      <a href="/learn/{@id}"><xsl:value-of select="@title"/></a>
      <xsl:if test="@summary"><p><xsl:value-of select="@summary"/></p></xsl:if>
      <p class="lesson-note">
        <xsl:if test="@field"><xsl:value-of select="@field"/><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates select="@seconds" mode="cell"/>
      </p>
      <xsl:if test="self::own">
        <p>
          <xsl:choose>
            <xsl:when test="@done_at"><xsl:call-template name="state"><xsl:with-param name="code" select="'course-done'"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('learn.far', @done, @lessons)"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="@due_on and not(@done_at)">
          <p>
            <xsl:call-template name="state"><xsl:with-param name="code" select="concat('duty-', @overdue)"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:value-of select="cx:word('learn.due', @due_on)"/>
          </p>
        </xsl:if>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
