<?xml version="1.0" encoding="UTF-8"?>
<!-- In how many papers of a sitting each item stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('papers.items-title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('papers.items-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs" priority="2">
    <a href="/sittings/{sitting/@id}"><xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/></a>
    <a href="/sittings/{sitting/@id}/papers"><xsl:value-of select="cx:word('papers.title')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="item">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'papers.items-title'"/>
          <xsl:with-param name="rows" select="item"/>
          <xsl:with-param name="columns" select="'item type domain difficulty papers share'"/>
          <xsl:with-param name="words" select="'papers.item-'"/>
          <xsl:with-param name="figures" select="'difficulty papers share'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'papers.none'"/>
          <xsl:with-param name="next">
            <xsl:if test="viewer/may/@right = 'manage-exams'">papers.none-next</xsl:if>
          </xsl:with-param>
          <xsl:with-param name="icon" select="'journal-text'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item/@item" mode="cell" priority="2">
    <a href="/items/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="item/@type" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('item-type.', .))"/></xsl:template>
  <xsl:template match="item/@share" mode="cell" priority="2"><xsl:value-of select="concat(., '%')"/></xsl:template>
</xsl:stylesheet>
