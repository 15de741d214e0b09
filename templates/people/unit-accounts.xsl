<?xml version="1.0" encoding="UTF-8"?>
<!-- Accounts for all of a unit who have none, and the lists of passwords that still wait to be handed out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('account-batch.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="unit/@path"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/units"><xsl:value-of select="cx:word('unit.title')"/></a>
    <a href="/units/{unit/@id}"><xsl:value-of select="unit/@name"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="accounts/@without > 0">
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat('/units/', unit/@id, '/accounts')"/>
          <xsl:with-param name="submit" select="'account-batch.make'"/>
          <xsl:with-param name="cancel" select="concat('/units/', unit/@id)"/>
          <xsl:with-param name="warning">
            <p><xsl:value-of select="cx:word('account-batch.without', accounts/@officers, accounts/@without)"/></p>
            <p><xsl:value-of select="cx:word('account-batch.warning')"/></p>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'account-batch.all'"/>
          <xsl:with-param name="next" select="'account-batch.all-next'"/>
          <xsl:with-param name="icon" select="'person-circle'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="batch">
      <h2><xsl:value-of select="cx:word('account-batch.list')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'account-batch.list'"/>
        <xsl:with-param name="rows" select="batch"/>
        <xsl:with-param name="columns" select="'asked_at waiting destroyed_at'"/>
        <xsl:with-param name="figures" select="'waiting'"/>
        <xsl:with-param name="words" select="'account-batch.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="batch[not(@destroyed_at)]/@asked_at" mode="cell" priority="2">
    <a href="/accounts/{../@id}"><xsl:value-of select="cx:moment(.)"/></a>
  </xsl:template>
</xsl:stylesheet>
