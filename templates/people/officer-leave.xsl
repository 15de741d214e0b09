<?xml version="1.0" encoding="UTF-8"?>
<!-- An officer leaves: from which day, and what ends by it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-crumbs.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('officer.leave-title', officer/@name)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('officer.place-now', officer/@path, officer/@from_on)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/', officer/@id, '/leave')"/>
      <xsl:with-param name="submit" select="'officer.leave'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/officers/', officer/@id)"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('officer.leave-warning')"/></p></xsl:with-param>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'last'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="value" select="today/@date"/>
          <xsl:with-param name="max" select="today/@date"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
