<?xml version="1.0" encoding="UTF-8"?>
<!-- A unit, with all below it, to another place in the tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-crumbs.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('unit.move-title', unit/@name)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/units/', unit/@id, '/move')"/>
      <xsl:with-param name="submit" select="'unit.move'"/>
      <xsl:with-param name="cancel" select="concat('/units/', unit/@id)"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('unit.move-warning', unit/@officers)"/></p></xsl:with-param>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'parent'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="parent-choice[@id != /page/unit/@id]"/>
          <xsl:with-param name="value" select="unit/@parent"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
