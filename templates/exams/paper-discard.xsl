<?xml version="1.0" encoding="UTF-8"?>
<!-- Before papers are thrown away: what will happen. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('papers.discard')"/></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/papers/discard')"/>
      <xsl:with-param name="submit" select="'papers.discard'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/sittings/', sitting/@id, '/papers')"/>
      <xsl:with-param name="warning" select="cx:word('papers.discard-warning', sitting/@candidates)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
