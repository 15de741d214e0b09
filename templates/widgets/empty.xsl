<?xml version="1.0" encoding="UTF-8"?>
<!--
  A list with nothing in it: what is missing, and the next step.

    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'units.none'"/>            what is missing
      <xsl:with-param name="next" select="'units.none-next'"/>        what to do about it; optional
      <xsl:with-param name="icon" select="'people'"/>
      <xsl:with-param name="href" select="'/officers/import'"/>       with `action`, words of the button; optional
      <xsl:with-param name="action" select="'officers.import'"/>
    </xsl:call-template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="empty">
    <xsl:param name="words"/>
    <xsl:param name="next"/>
    <xsl:param name="icon" select="'inbox'"/>
    <xsl:param name="href"/>
    <xsl:param name="action"/>
    <div class="empty">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="$icon"/></xsl:call-template>
      <p class="empty-what"><xsl:value-of select="cx:word($words)"/></p>
      <xsl:if test="string($next)"><p class="empty-next"><xsl:value-of select="cx:word($next)"/></p></xsl:if>
      <xsl:if test="$href"><a class="btn btn-primary" href="{$href}"><xsl:value-of select="cx:word($action)"/></a></xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
