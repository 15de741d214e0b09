<?xml version="1.0" encoding="UTF-8"?>
<!-- What is known of an officer, to be put right. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-crumbs.xsl"/>
  <xsl:include href="officer-fields.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('officer.edit-title', officer/@name)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/', officer/@id, '/edit')"/>
      <xsl:with-param name="cancel" select="concat('/officers/', officer/@id)"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="officer-name-fields"><xsl:with-param name="officer" select="officer"/></xsl:call-template>
        <xsl:call-template name="officer-other-fields"><xsl:with-param name="officer" select="officer"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
