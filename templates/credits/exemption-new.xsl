<?xml version="1.0" encoding="UTF-8"?>
<!-- Asking for an exemption. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('exemption.new')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('exemption.new-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/exemptions"><xsl:value-of select="cx:word('exemption.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/credits/exemptions/new'"/>
      <xsl:with-param name="submit" select="'exemption.ask'"/>
      <xsl:with-param name="cancel" select="'/credits/exemptions'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'number'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'year'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="2000"/>
          <xsl:with-param name="max" select="2100"/>
          <xsl:with-param name="value" select="substring(@now, 1, 4)"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'percent'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="100"/>
          <xsl:with-param name="value" select="100"/>
          <xsl:with-param name="help" select="'exemption.percent-help'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'document'"/>
          <xsl:with-param name="help" select="'leave.document-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
