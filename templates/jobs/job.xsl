<?xml version="1.0" encoding="UTF-8"?>
<!-- One piece of long work: how far it is, and the way to what it makes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:k="urn:chengxue:job-kinds:1" exclude-result-prefixes="cx k">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="jobs-table.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word(concat('job-kind.', job/@kind))"/></xsl:template>
  <xsl:template match="page" mode="scripts"><script type="module" src="{@assets}/js/progress.js"></script></xsl:template>

  <xsl:template match="page" mode="listing"><xsl:call-template name="jobs-table"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="progress"><xsl:with-param name="job" select="job"/></xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="job"/>
      <xsl:with-param name="columns" select="'asked_at started_at ended_at'"/>
      <xsl:with-param name="words" select="'job.'"/>
    </xsl:call-template>
    <xsl:variable name="job" select="job"/>
    <xsl:for-each select="document('kinds.xml')/k:kinds/k:kind[@name = $job/@kind]">
      <p><a class="btn btn-primary" href="{@href}{$job/@subject}{@end}"><xsl:value-of select="cx:word('job.result')"/></a></p>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
