<?xml version="1.0" encoding="UTF-8"?>
<!-- How far the units below one are: who has reached the year's due, who is behind; each number leads to those officers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>
  <xsl:variable name="year" select="/page/shown/@year"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('credits.units', whole/@name)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('credits.units-lead', $year)"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <xsl:for-each select="above">
      <a href="/credits/units?year={$year}&amp;unit={@id}"><xsl:value-of select="@name"/></a>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-quiet" href="/credits/units.csv?year={$year}&amp;unit={whole/@id}">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'download'"/></xsl:call-template>
      <xsl:value-of select="cx:word('credits.csv')"/>
    </a>
    <a class="btn btn-outline-primary" href="/credits?year={$year}&amp;unit={whole/@id}"><xsl:value-of select="cx:word('credits.by-officer')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="years"/>
    <xsl:if test="whole/@officers > 0">
      <dl class="sums">
        <div><dt><xsl:value-of select="cx:word('credits.rate')"/></dt><dd><xsl:value-of select="concat(cx:hundredths(whole/@rate), '%')"/></dd></div>
        <xsl:call-template name="sum"><xsl:with-param name="name" select="'officers'"/></xsl:call-template>
        <xsl:call-template name="sum"><xsl:with-param name="name" select="'met'"/><xsl:with-param name="state" select="'met'"/></xsl:call-template>
        <xsl:call-template name="sum"><xsl:with-param name="name" select="'behind'"/><xsl:with-param name="state" select="'behind'"/></xsl:call-template>
        <xsl:call-template name="sum"><xsl:with-param name="name" select="'exempt'"/><xsl:with-param name="state" select="'exempt'"/></xsl:call-template>
      </dl>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="unit">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'credits.units-list'"/>
          <xsl:with-param name="rows" select="unit"/>
          <xsl:with-param name="columns" select="'name rate officers met behind exempt mean'"/>
          <xsl:with-param name="file" select="'hours owed_hours credits pending_hours online_hours district_hours squad_hours'"/>
          <xsl:with-param name="figures" select="'rate officers met behind exempt mean'"/>
          <xsl:with-param name="words" select="'credits.'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="not(whole/@officers > 0)">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'credits.nobody'"/>
          <xsl:with-param name="next" select="'credits.none-yet-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="sum">
    <xsl:param name="name"/>
    <xsl:param name="state"/>
    <div>
      <dt><xsl:value-of select="cx:word(concat('credits.', $name))"/></dt>
      <dd><a href="/credits?year={$year}&amp;unit={whole/@id}&amp;state={$state}"><xsl:value-of select="whole/@*[local-name() = $name]"/></a></dd>
    </div>
  </xsl:template>

  <xsl:template match="unit/@name" mode="cell" priority="2">
    <xsl:choose>
      <xsl:when test="../@kind = 'squad'"><a href="/credits?year={$year}&amp;unit={../@id}"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><a href="/credits/units?year={$year}&amp;unit={../@id}"><xsl:value-of select="."/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="unit/@mean" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="unit/@officers" mode="cell" priority="2">
    <a href="/credits?year={$year}&amp;unit={../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="unit/@met | unit/@behind | unit/@exempt" mode="cell" priority="2">
    <a href="/credits?year={$year}&amp;unit={../@id}&amp;state={local-name()}"><xsl:value-of select="."/></a>
  </xsl:template>
</xsl:stylesheet>
