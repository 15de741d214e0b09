<?xml version="1.0" encoding="UTF-8"?>
<!--
  Whether papers can be drawn by a blueprint, in words. Included by the pages that show one; see blueprint.h for what the
  page holds: <feasible/> and the attributes of <cell/>.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template match="feasible" mode="says">
    <xsl:variable name="tone">
      <xsl:choose>
        <xsl:when test="@one = 0 or @enemies = 1">bad</xsl:when>
        <xsl:when test="@many = 0">warning</xsl:when>
        <xsl:otherwise>good</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <div class="callout callout-{$tone}">
      <xsl:call-template name="icon">
        <xsl:with-param name="name">
          <xsl:choose>
            <xsl:when test="$tone = 'good'">check-circle-fill</xsl:when>
            <xsl:when test="$tone = 'bad'">x-circle-fill</xsl:when>
            <xsl:otherwise>exclamation-triangle-fill</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <div>
        <p class="callout-head"><xsl:apply-templates select="." mode="verdict"/></p>
        <xsl:apply-templates select="." mode="why"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="feasible" mode="verdict"><xsl:value-of select="cx:word('blueprint.feasible')"/></xsl:template>
  <xsl:template match="feasible[@many = 0]" mode="verdict"><xsl:value-of select="cx:word('blueprint.feasible-exposed')"/></xsl:template>
  <xsl:template match="feasible[@one = 0 or @enemies = 1]" mode="verdict" priority="2"><xsl:value-of select="cx:word('blueprint.infeasible')"/></xsl:template>

  <xsl:template match="feasible" mode="why">
    <p><xsl:value-of select="cx:word('blueprint.many-says', @papers, @lowest)"/></p>
  </xsl:template>
  <xsl:template match="feasible[@papers = 1]" mode="why"/>
  <xsl:template match="feasible[@many = 0]" mode="why">
    <p><xsl:value-of select="cx:word('blueprint.exposed-says', @papers, @exposure)"/>
      <xsl:value-of select="cx:word('blueprint.exposed-lowest', @lowest)"/></p>
    <xsl:if test="../cell[@exposed]">
      <p><xsl:value-of select="cx:word('blueprint.exposed-rows')"/>
        <xsl:apply-templates select="../cell[@exposed]" mode="row-number"/></p>
    </xsl:if>
  </xsl:template>
  <xsl:template match="feasible[@enemies = 1]" mode="why" priority="2">
    <p><xsl:value-of select="cx:word('blueprint.enemies-says')"/></p>
  </xsl:template>
  <xsl:template match="feasible[@one = 0]" mode="why" priority="3">
    <ul><xsl:apply-templates select="../cell[@lacking]" mode="lack"/></ul>
  </xsl:template>

  <!-- Why a row lacks items: too few fit, others want the same, or whole scenarios do not make up the number. -->
  <xsl:template match="cell" mode="lack">
    <li>
      <xsl:value-of select="cx:word('blueprint.lack', @row, @lacking)"/>
      <xsl:choose>
        <xsl:when test="rival">
          <xsl:value-of select="cx:word('blueprint.lack-rivals')"/>
          <xsl:apply-templates select="rival" mode="row-number"/>
          <xsl:value-of select="cx:word('blueprint.lack-shared', @asked, @held)"/>
        </xsl:when>
        <xsl:when test="@fitting >= @items"><xsl:value-of select="cx:word('blueprint.lack-whole', @items, @held)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('blueprint.lack-fitting', @fitting)"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="cell | rival" mode="row-number">
    <xsl:if test="position() > 1"><xsl:value-of select="cx:word('list.comma')"/></xsl:if>
    <xsl:value-of select="@row"/>
  </xsl:template>
</xsl:stylesheet>
