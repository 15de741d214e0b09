<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks before an officer's authenticator is forgotten. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-crumbs.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('account.factor-title', officer/@name)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/', officer/@id, '/factor')"/>
      <xsl:with-param name="submit" select="'account.factor-off'"/>
      <xsl:with-param name="cancel" select="concat('/officers/', officer/@id)"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('account.factor-warning')"/></p></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
