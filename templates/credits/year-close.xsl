<?xml version="1.0" encoding="UTF-8"?>
<!-- Before a year is closed for everybody. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('year.close-title', year/@year)"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/years"><xsl:value-of select="cx:word('year.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <p><xsl:value-of select="cx:word('year.close-says', year/@officers, year/@met)"/></p>
    <p><xsl:value-of select="cx:word('year.close-means')"/></p>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/credits/years/', year/@year, '/close')"/>
      <xsl:with-param name="submit" select="'year.close'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="fields">
        <xsl:if test="year/@pending > 0">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'forced'"/>
            <xsl:with-param name="type" select="'checkbox'"/>
            <xsl:with-param name="label" select="'year.forced'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'typed'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="label" select="'year.typed'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
