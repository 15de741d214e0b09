<?xml version="1.0" encoding="UTF-8"?>
<!-- How the facts of a session of training are shown, in lists and alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="training/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('training-kind.', .))"/></xsl:template>
  <xsl:template match="training/@state" mode="cell" priority="2">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="concat('training-', .)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="training/@minutes" mode="cell" priority="2"><xsl:value-of select="cx:word('training.minutes-of', .)"/></xsl:template>
  <xsl:template match="training/@people" mode="cell" priority="2"><xsl:value-of select="cx:word('training.people-of', .)"/></xsl:template>
</xsl:stylesheet>
