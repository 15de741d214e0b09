<?xml version="1.0" encoding="UTF-8"?>
<!-- What the operator watches: the long work, what is open first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

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
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'operate.title'"/>
      <xsl:with-param name="rows" select="job"/>
      <xsl:with-param name="columns" select="'kind state done asked_at ended_at tries'"/>
      <xsl:with-param name="figures" select="'done tries'"/>
      <xsl:with-param name="words" select="'job.'"/>
    </xsl:call-template>
    <xsl:call-template name="paging"/>
  </xsl:template>

  <xsl:template match="job/@kind" mode="cell">
    <a href="/jobs/{../@id}"><xsl:value-of select="cx:word(concat('job-kind.', .))"/></a>
  </xsl:template>
  <xsl:template match="job/@state" mode="cell">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="job/@done" mode="cell"><xsl:value-of select="concat(., ' / ', ../@total)"/></xsl:template>
</xsl:stylesheet>
