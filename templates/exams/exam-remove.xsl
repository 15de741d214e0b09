<?xml version="1.0" encoding="UTF-8"?>
<!-- Before an exam without sittings is removed: which one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('exam.remove-title')"/></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/exams"><xsl:value-of select="cx:word('exam.list')"/></a>
    <a href="/exams/{exam/@id}"><xsl:value-of select="exam/@name"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="@path"/>
      <xsl:with-param name="submit" select="'exam.remove'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/exams/', exam/@id)"/>
      <xsl:with-param name="warning" select="cx:word('exam.remove-warning', exam/@name)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
