<?xml version="1.0" encoding="UTF-8"?>
<!-- One candidate's seat, given by hand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('seating.title', candidate/@person)"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="candidate"/>
      <xsl:with-param name="columns" select="'number unit ticket'"/>
    </xsl:call-template>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/candidates/', candidate/@id, '/seat')"/>
      <xsl:with-param name="cancel" select="concat('/sittings/', sitting/@id, '/candidates')"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'room'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="value" select="candidate/@room"/>
          <xsl:with-param name="options" select="room-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'seat'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="value" select="candidate/@seat"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="1000"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
