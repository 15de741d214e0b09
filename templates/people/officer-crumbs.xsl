<?xml version="1.0" encoding="UTF-8"?>
<!-- The way back to an officer's page, from a page of a form about the officer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/officers"><xsl:value-of select="cx:word('officer.title')"/></a>
    <a href="/officers/{officer/@id}"><xsl:value-of select="officer/@name"/></a>
  </xsl:template>
</xsl:stylesheet>
