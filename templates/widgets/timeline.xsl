<?xml version="1.0" encoding="UTF-8"?>
<!--
  What happened, in order. Each event has @at; the sheet shows it in mode "event".

    <xsl:call-template name="timeline"><xsl:with-param name="events" select="change"/></xsl:call-template>
    <xsl:template match="change" mode="event"><xsl:value-of select="cx:word(@action)"/></xsl:template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="timeline">
    <xsl:param name="events"/>
    <ol class="timeline">
      <xsl:for-each select="$events">
        <li>
          <time datetime="{translate(@at, ' ', 'T')}"><xsl:value-of select="cx:moment(@at)"/></time>
          <div><xsl:apply-templates select="." mode="event"/></div>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>
</xsl:stylesheet>
