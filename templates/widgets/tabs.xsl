<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of one thing, side by side. Each is an address of its own.

    <xsl:call-template name="tabs">
      <xsl:with-param name="label" select="'exam.tabs'"/>
      <xsl:with-param name="tabs">
        <xsl:call-template name="tab">
          <xsl:with-param name="href" select="concat('/exams/', exam/@id)"/>
          <xsl:with-param name="words" select="'exam.facts'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="tabs">
    <xsl:param name="label"/>
    <xsl:param name="tabs"/>
    <nav class="tabs" aria-label="{cx:word($label)}">
      <ul><xsl:copy-of select="$tabs"/></ul>
    </nav>
  </xsl:template>

  <xsl:template name="tab">
    <xsl:param name="href"/>
    <xsl:param name="words"/>
    <xsl:param name="count"/>
    <li>
      <a href="{$href}">
        <xsl:if test="$href = /page/@path"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:value-of select="cx:word($words)"/>
        <xsl:if test="$count != ''"><span class="count"><xsl:value-of select="$count"/></span></xsl:if>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
