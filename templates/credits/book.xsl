<?xml version="1.0" encoding="UTF-8"?>
<!-- Hours and credits that an administrator books by hand for one officer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('credits.book-title', person/@name)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('credits.book-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/credits/officers/{person/@id}"><xsl:value-of select="cx:word('credits.of', person/@name)"/></a>
  </xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/credits/officers/', person/@id, '/book')"/>
      <xsl:with-param name="submit" select="'credits.book'"/>
      <xsl:with-param name="cancel" select="concat('/credits/officers/', person/@id)"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'activity_kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="kind-choice"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'title'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="100"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'on'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'minutes'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="max" select="6000"/>
          <xsl:with-param name="help" select="'credits.minutes-help'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'half_days'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="max" select="60"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'exercises'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="max" select="20"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'passed'"/>
          <xsl:with-param name="type" select="'checkbox'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'document'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="help" select="'credits.document-help'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
