<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks before a unit is closed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-crumbs.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('unit.close-title', unit/@name)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/units/', unit/@id, '/close')"/>
      <xsl:with-param name="submit" select="'unit.close'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/units/', unit/@id)"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('unit.close-warning')"/></p></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
