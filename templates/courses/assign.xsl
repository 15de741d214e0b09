<?xml version="1.0" encoding="UTF-8"?>
<!-- Who has to take a course, how far they are, and a further assignment. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:variable name="base" select="concat('/courses/', /page/course/@id)"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('assign.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('assign.lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/courses"><xsl:value-of select="cx:word('course.list')"/></a>
    <a href="{$base}"><xsl:value-of select="course/@title"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="assignment">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'assign.title'"/>
          <xsl:with-param name="rows" select="assignment"/>
          <xsl:with-param name="columns" select="'unit occasion post grade days assigned done overdue made_at'"/>
          <xsl:with-param name="figures" select="'days assigned done overdue'"/>
          <xsl:with-param name="words" select="'assign.'"/>
          <xsl:with-param name="actions" select="true()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'assign.none'"/>
          <xsl:with-param name="next" select="'assign.none-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <h2><xsl:value-of select="cx:word('assign.new')"/></h2>
    <xsl:choose>
      <xsl:when test="course/@state != 'published'"><p><xsl:value-of select="cx:word('assign.not-published')"/></p></xsl:when>
      <xsl:otherwise><xsl:call-template name="assign-form"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="assign-form">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat($base, '/assign')"/>
      <xsl:with-param name="submit" select="'assign.make'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'occasion'"/>
          <xsl:with-param name="type" select="'radio'"/>
          <xsl:with-param name="label" select="'assign.occasion'"/>
          <xsl:with-param name="choices" select="'all hired promoted'"/>
          <xsl:with-param name="words" select="'assign-occasion.'"/>
          <xsl:with-param name="value" select="'all'"/>
          <xsl:with-param name="help" select="'assign.occasion-help'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'assign.unit'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'post'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="post-choice"/>
          <xsl:with-param name="none" select="'assign.any'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'grade'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="grade-choice"/>
          <xsl:with-param name="none" select="'assign.any'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'days'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="label" select="'assign.days'"/>
          <xsl:with-param name="help" select="'assign.days-help'"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="730"/>
          <xsl:with-param name="value" select="30"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="assignment/@occasion" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('assign-occasion.', .))"/></xsl:template>
  <xsl:template match="assignment" mode="actions">
    <xsl:choose>
      <xsl:when test="@ended_at"><xsl:value-of select="cx:word('assign.is-ended')"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat($base, '/assign/', @id, '/end')"/>
          <xsl:with-param name="words" select="'assign.end'"/>
          <xsl:with-param name="look" select="'btn-sm btn-outline-primary'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
