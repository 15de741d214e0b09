<?xml version="1.0" encoding="UTF-8"?>
<!-- A course's facts: a new one, or changed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:variable name="of" select="/page/course"/>
  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="$of"><xsl:value-of select="cx:word('course.edit')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('course.new')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('course.facts-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/courses"><xsl:value-of select="cx:word('course.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action">
        <xsl:choose>
          <xsl:when test="$of"><xsl:value-of select="concat('/courses/', $of/@id, '/edit')"/></xsl:when>
          <xsl:otherwise>/courses</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="cancel" select="'/courses'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'title'"/>
          <xsl:with-param name="label" select="'course.title'"/>
          <xsl:with-param name="value" select="$of/@title"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="100"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'course.unit'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="value" select="$of/@unit_id"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'field'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'course.field'"/>
          <xsl:with-param name="options" select="field-choice"/>
          <xsl:with-param name="none" select="'course.field-none'"/>
          <xsl:with-param name="value" select="$of/@field_code"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'summary'"/>
          <xsl:with-param name="type" select="'textarea'"/>
          <xsl:with-param name="label" select="'course.summary'"/>
          <xsl:with-param name="rows" select="3"/>
          <xsl:with-param name="value" select="$of/@summary"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
