<?xml version="1.0" encoding="UTF-8"?>
<!-- Before leave that was written down is taken back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('leave.end-title', leave/@person)"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/leave"><xsl:value-of select="cx:word('leave.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="leave"/>
      <xsl:with-param name="columns" select="'person number kind from_on to_on document'"/>
      <xsl:with-param name="words" select="'leave.'"/>
    </xsl:call-template>
    <p><xsl:value-of select="cx:word('leave.end-means')"/></p>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/credits/leave/', leave/@id, '/end')"/>
      <xsl:with-param name="submit" select="'leave.end'"/>
      <xsl:with-param name="cancel" select="'/credits/leave'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="leave/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('leave-kind.', .))"/></xsl:template>
</xsl:stylesheet>
