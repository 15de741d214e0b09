<?xml version="1.0" encoding="UTF-8"?>
<!-- An officer goes to another unit, or comes back after having left. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-crumbs.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('officer.transfer-title', officer/@name)"/></xsl:template>
  <xsl:template match="page[officer/@left_on]" mode="title"><xsl:value-of select="cx:word('officer.return-title', officer/@name)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('officer.place-now', officer/@path, officer/@from_on)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/', officer/@id, '/transfer')"/>
      <xsl:with-param name="submit" select="'officer.transfer-submit'"/>
      <xsl:with-param name="cancel" select="concat('/officers/', officer/@id)"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('officer.transfer-warning')"/></p></xsl:with-param>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="label" select="'officer.new-unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'from'"/>
          <xsl:with-param name="label" select="'officer.from'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="value" select="today/@date"/>
          <xsl:with-param name="max" select="today/@date"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
