<?xml version="1.0" encoding="UTF-8"?>
<!-- A new unit below another. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-fields.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('unit.make')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/units"><xsl:value-of select="cx:word('unit.title')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/units/new'"/>
      <xsl:with-param name="submit" select="'unit.make'"/>
      <xsl:with-param name="cancel" select="'/units'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'parent'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="parent-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="value" select="query[@name = 'parent']/@value"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'district corps squad bureau'"/>
          <xsl:with-param name="words" select="'unit-kind.'"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="unit-fields"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
