<?xml version="1.0" encoding="UTF-8"?>
<!-- What a marker can mark: one line an item, with how far it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('marking.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('marking.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/marking.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="item">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'marking.title'"/>
          <xsl:with-param name="rows" select="item"/>
          <xsl:with-param name="columns" select="'stem exam sitting_name marked waiting'"/>
          <xsl:with-param name="words" select="'marking.'"/>
          <xsl:with-param name="actions" select="true()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'marking.none'"/>
          <xsl:with-param name="next" select="'marking.none-next'"/>
          <xsl:with-param name="icon" select="'check2-square'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item/@stem" mode="cell"><span class="marking-stem"><xsl:value-of select="."/></span></xsl:template>

  <xsl:template match="item/@marked" mode="cell">
    <span class="marking-progress">
      <progress max="{../@answers}" value="{.}" aria-hidden="true"></progress>
      <xsl:value-of select="concat(., ' / ', ../@answers)"/>
    </span>
  </xsl:template>

  <xsl:template match="item" mode="actions">
    <xsl:choose>
      <xsl:when test="@waiting > 0">
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="'/marking/take'"/>
          <xsl:with-param name="words" select="'marking.take'"/>
          <xsl:with-param name="hidden">
            <input type="hidden" name="sitting" value="{@sitting}"/>
            <input type="hidden" name="item" value="{@version}"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@marked = @answers"><xsl:value-of select="cx:word('marking.complete')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('marking.by-others')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
