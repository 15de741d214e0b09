<?xml version="1.0" encoding="UTF-8"?>
<!-- What the operator watches: the long work, what is open first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="jobs-table.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('operate.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('operate.lead')"/></xsl:template>

  <xsl:template match="page[not(job)]" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'operate.none'"/>
      <xsl:with-param name="next" select="'operate.none-next'"/>
      <xsl:with-param name="icon" select="'speedometer2'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="jobs-table"/>
    <xsl:call-template name="paging"/>
  </xsl:template>
</xsl:stylesheet>
