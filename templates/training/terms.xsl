<?xml version="1.0" encoding="UTF-8"?>
<!-- Within how many days training is to be registered, and what is pointed out to who approves. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('training.terms')"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:if test="terms/@usual = 1"><xsl:value-of select="cx:word('training.terms-usual')"/></xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/training"><xsl:value-of select="cx:word('training.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/training/terms'"/>
      <xsl:with-param name="cancel" select="'/training'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'register_days'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="366"/>
          <xsl:with-param name="value" select="terms/@register_days"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'minutes_most'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="45"/>
          <xsl:with-param name="max" select="1440"/>
          <xsl:with-param name="value" select="terms/@minutes_most"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
