<?xml version="1.0" encoding="UTF-8"?>
<!-- A new blueprint: its name and whose it is; its rows come next. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('blueprint.new')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('blueprint.new-lead')"/></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/blueprints"><xsl:value-of select="cx:word('nav.blueprints')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/blueprints/new'"/>
      <xsl:with-param name="submit" select="'action.continue'"/>
      <xsl:with-param name="cancel" select="'/blueprints'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'name'"/>
          <xsl:with-param name="label" select="'blueprint.name'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="100"/>
          <xsl:with-param name="help" select="'blueprint.name-help'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="help" select="'blueprint.unit-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
