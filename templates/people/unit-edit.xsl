<?xml version="1.0" encoding="UTF-8"?>
<!-- Another name or code for a unit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-crumbs.xsl"/>
  <xsl:include href="unit-fields.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('unit.rename-title', unit/@name)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/units/', unit/@id, '/edit')"/>
      <xsl:with-param name="cancel" select="concat('/units/', unit/@id)"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="unit-fields"><xsl:with-param name="unit" select="unit"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
