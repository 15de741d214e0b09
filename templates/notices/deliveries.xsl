<?xml version="1.0" encoding="UTF-8"?>
<!-- How notices leave the house: each way with what waits, and what went wrong. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('deliveries.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('deliveries.lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/operate"><xsl:value-of select="cx:word('operate.title')"/></a></xsl:template>
  <xsl:template match="page[delivery]" mode="actions">
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="'/operate/notices/again'"/>
      <xsl:with-param name="words" select="'deliveries.again'"/>
      <xsl:with-param name="icon" select="'arrow-repeat'"/>
      <xsl:with-param name="look" select="'btn-outline-primary'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:for-each select="way">
      <h2><xsl:value-of select="cx:word(concat('delivery-way.', @name))"/></h2>
      <xsl:if test="@state = 'off'">
        <p class="form-text"><xsl:value-of select="cx:word(concat('deliveries.off-', @name))"/></p>
      </xsl:if>
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="."/>
        <xsl:with-param name="columns" select="'state waiting oldest sent failed said'"/>
        <xsl:with-param name="words" select="'deliveries.'"/>
      </xsl:call-template>
    </xsl:for-each>
    <h2><xsl:value-of select="cx:word('deliveries.trouble')"/></h2>
    <xsl:choose>
      <xsl:when test="delivery">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'deliveries.trouble'"/>
          <xsl:with-param name="rows" select="delivery"/>
          <xsl:with-param name="columns" select="'number way state at tries next said'"/>
          <xsl:with-param name="figures" select="'tries'"/>
          <xsl:with-param name="words" select="'deliveries.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('deliveries.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="way/@state | delivery/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="concat(local-name(..), '-state.')"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="delivery/@way" mode="cell"><xsl:value-of select="cx:word(concat('delivery-way.', .))"/></xsl:template>
</xsl:stylesheet>
