<?xml version="1.0" encoding="UTF-8"?>
<!-- Appeals of the exams in one's scope, those that wait first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="decision.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('appeal.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('appeal.lead')"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="appeal">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'appeal.title'"/>
          <xsl:with-param name="rows" select="appeal"/>
          <xsl:with-param name="columns" select="'asked_at exam sitting_name position state'"/>
          <xsl:with-param name="words" select="'appeal.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'appeal.none'"/>
          <xsl:with-param name="next" select="'appeal.none-next'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="appeal/@asked_at" mode="cell"><a href="/appeals/{../@id}"><xsl:value-of select="cx:moment(.)"/></a></xsl:template>
</xsl:stylesheet>
