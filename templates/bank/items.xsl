<?xml version="1.0" encoding="UTF-8"?>
<!-- The items of the bank: look for them by words and by what they are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="codes.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('item.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('item.list-lead')"/></xsl:template>
  <xsl:template match="page" mode="shape">wide</xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-outline-primary" href="/items.csv?{substring-after(cx:address('page', 1), '?')}">
      <xsl:value-of select="cx:word('action.csv')"/>
    </a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'domain'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="domain-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'type'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'single-choice multiple-choice true-false fill-in short-answer'"/>
          <xsl:with-param name="words" select="'item-type.'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'difficulty'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'1 2 3 4 5'"/>
          <xsl:with-param name="words" select="'item-difficulty.'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'level'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'remember understand apply analyse'"/>
          <xsl:with-param name="words" select="'item-level.'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'law'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="law-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter"><xsl:with-param name="name" select="'article'"/></xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'approved retired'"/>
          <xsl:with-param name="words" select="'state.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="item">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'item.list'"/>
        <xsl:with-param name="rows" select="item"/>
        <xsl:with-param name="columns" select="'item stem domain type difficulty level state version'"/>
        <xsl:with-param name="figures" select="'version'"/>
      </xsl:call-template>
      <xsl:call-template name="paging"/>
    </xsl:if>
    <xsl:if test="not(item)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'item.none'"/>
        <xsl:with-param name="next" select="'item.none-next'"/>
        <xsl:with-param name="icon" select="'journal-text'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="item/@item" mode="cell" priority="2">
    <a class="item-code" href="/items/{.}"><xsl:value-of select="."/></a>
  </xsl:template>

  <!-- A long stem is cut: the whole of it is one link away, and in the file. -->
  <xsl:template match="item/@stem" mode="listing"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="item/@stem" mode="cell" priority="2">
    <span class="item-said">
      <xsl:choose>
        <xsl:when test="string-length(.) > 60"><xsl:value-of select="concat(substring(., 1, 58), '……')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="../@scenario">
        <xsl:text> </xsl:text>
        <span class="item-mark"><xsl:value-of select="cx:word('item.of-scenario')"/></span>
      </xsl:if>
    </span>
  </xsl:template>
</xsl:stylesheet>
