<?xml version="1.0" encoding="UTF-8"?>
<!--
  A chart that is drawn from a table, and the table behind it. Without JavaScript the table stands alone.

    <xsl:call-template name="chart">
      <xsl:with-param name="kind" select="'bar'"/>                    bar, line or pie
      <xsl:with-param name="caption" select="'statistics.distribution'"/>
      <xsl:with-param name="rows" select="band"/>
      <xsl:with-param name="columns" select="'score candidates'"/>    first the names along the axis, then the figures
      <xsl:with-param name="words" select="'statistics.'"/>
    </xsl:call-template>

  The sheet's scripts hold js/chart.js.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="chart">
    <xsl:param name="kind" select="'bar'"/>
    <xsl:param name="caption"/>
    <xsl:param name="rows"/>
    <xsl:param name="columns"/>
    <xsl:param name="words" select="'field.'"/>
    <figure class="chart">
      <figcaption><xsl:value-of select="cx:word($caption)"/></figcaption>
      <div class="chart-canvas" data-chart="{$kind}" aria-hidden="true" hidden="hidden"/>
      <details class="chart-table" open="open">
        <summary><xsl:value-of select="cx:word('chart.table')"/></summary>
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="$caption"/>
          <xsl:with-param name="rows" select="$rows"/>
          <xsl:with-param name="columns" select="$columns"/>
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="figures" select="substring-after($columns, ' ')"/>
        </xsl:call-template>
      </details>
    </figure>
  </xsl:template>
</xsl:stylesheet>
