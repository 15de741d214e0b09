<?xml version="1.0" encoding="UTF-8"?>
<!-- A new officer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-fields.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('officer.make')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('officer.make-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/officers"><xsl:value-of select="cx:word('officer.title')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/officers/new'"/>
      <xsl:with-param name="submit" select="'officer.make'"/>
      <xsl:with-param name="cancel" select="'/officers'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="officer-name-fields"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="value" select="query[@name = 'unit']/@value"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'from'"/>
          <xsl:with-param name="label" select="'officer.from'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="help" select="'officer.from-help'"/>
        </xsl:call-template>
        <xsl:call-template name="officer-other-fields"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
