<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of the bank share: their look, and the codes of items as words, in cells and facts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/bank.css"/></xsl:template>

  <xsl:template match="@domain | @type | @level | @difficulty | @version" mode="cell">
    <span class="item-short"><xsl:apply-templates select="." mode="code"/></span>
  </xsl:template>

  <xsl:template match="@domain" mode="code"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@type" mode="code"><xsl:value-of select="cx:word(concat('item-type.', .))"/></xsl:template>
  <xsl:template match="@level" mode="code"><xsl:value-of select="cx:word(concat('item-level.', .))"/></xsl:template>
  <xsl:template match="@difficulty" mode="code"><xsl:value-of select="cx:word(concat('item-difficulty.', .))"/></xsl:template>
  <xsl:template match="@version" mode="code"><xsl:value-of select="cx:word('item.version-of', .)"/></xsl:template>

  <xsl:template match="@state" mode="cell">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
