<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks before a role is taken back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('role.end-title', grant/@name)"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/roles"><xsl:value-of select="cx:word('role.title')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="grant"/>
      <xsl:with-param name="columns" select="'name number role unit granted_at'"/>
      <xsl:with-param name="words" select="'officer.'"/>
    </xsl:call-template>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/roles/', grant/@id, '/end')"/>
      <xsl:with-param name="submit" select="'role.end'"/>
      <xsl:with-param name="cancel" select="'/roles'"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('role.end-warning')"/></p></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="grant/@role" mode="cell"><xsl:value-of select="cx:word(concat('role.', .))"/></xsl:template>
</xsl:stylesheet>
