<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of long work as a table. To be included beside the layout. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template name="jobs-table">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'operate.title'"/>
      <xsl:with-param name="rows" select="job"/>
      <xsl:with-param name="columns" select="'kind state done asked_at ended_at tries'"/>
      <xsl:with-param name="figures" select="'done tries'"/>
      <xsl:with-param name="words" select="'job.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="job/@kind" mode="cell">
    <a href="/jobs/{../@id}"><xsl:value-of select="cx:word(concat('job-kind.', .))"/></a>
  </xsl:template>
  <xsl:template match="job/@state" mode="cell">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="job/@done" mode="cell"><xsl:value-of select="concat(., ' / ', ../@total)"/></xsl:template>
</xsl:stylesheet>
