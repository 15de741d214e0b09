<?xml version="1.0" encoding="UTF-8"?>
<!-- A changed key: what it does to whom, and the button that makes it so; afterwards what it did. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="outcome-frame.xsl"/>
  <xsl:include href="key-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('key-change.title')"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="outcome-tabs"/>
    <p class="lead">
      <a href="/sittings/{sitting/@id}/items/{change/@item_version}"><xsl:value-of select="change/@stem"/></a>
    </p>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="change"/>
      <xsl:with-param name="columns" select="'key_before voids reason made_by made_at applied_at'"/>
      <xsl:with-param name="words" select="'key-change.'"/>
    </xsl:call-template>
    <xsl:apply-templates select="effect"/>
    <xsl:if test="change/@applied_at">
      <p class="callout"><xsl:value-of select="cx:word('key-change.regraded', change/@regraded)"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="effect">
    <h2><xsl:value-of select="cx:word('key-change.effect')"/></h2>
    <p><xsl:value-of select="cx:word('key-change.changed', @changed)"/>
      <xsl:value-of select="cx:word('key-change.crossing', @up, @down)"/></p>
    <xsl:if test="/page/crossing">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'key-change.effect'"/>
        <xsl:with-param name="rows" select="/page/crossing"/>
        <xsl:with-param name="columns" select="'name number unit before after outcome'"/>
        <xsl:with-param name="words" select="'key-change.'"/>
        <xsl:with-param name="figures" select="'before after'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/key-changes/', /page/change/@id, '/apply')"/>
      <xsl:with-param name="submit" select="'key-change.apply'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/sittings/', /page/sitting/@id, '/items/', /page/change/@item_version)"/>
      <xsl:with-param name="warning" select="cx:word('key-change.warning')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="change/@key_before" mode="cell">
    <xsl:call-template name="key-word"><xsl:with-param name="key" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="change/@voids[. = 1]" mode="cell"><xsl:value-of select="cx:word('key-change.void')"/></xsl:template>
  <xsl:template match="change/@voids[. = 0]" mode="cell">
    <xsl:call-template name="key-word"><xsl:with-param name="key" select="../@key_after"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="crossing/@before | crossing/@after" mode="cell"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="crossing/@outcome" mode="cell">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
