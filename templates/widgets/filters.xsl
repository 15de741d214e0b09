<?xml version="1.0" encoding="UTF-8"?>
<!--
  What narrows a list. Its state is the page's query, so that an address can be kept and passed on.

    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>

  A filter takes name, type, label, options, choices and words as a field does (field.xsl).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="filters">
    <xsl:param name="fields"/>
    <form class="filters" method="get" action="{/page/@path}" role="search">
      <xsl:copy-of select="$fields"/>
      <xsl:for-each select="/page/query[@name = 'sort' and @value != '']">
        <input type="hidden" name="sort" value="{@value}"/>
      </xsl:for-each>
      <div class="filters-end">
        <button type="submit" class="btn btn-primary">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
          <xsl:value-of select="cx:word('action.filter')"/>
        </button>
        <xsl:if test="/page/query[@name != 'page' and @name != 'sort' and @value != '']">
          <a class="btn btn-quiet" href="{/page/@path}"><xsl:value-of select="cx:word('action.filter-none')"/></a>
        </xsl:if>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="filter">
    <xsl:param name="name"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="label" select="concat('field.', $name)"/>
    <xsl:param name="options" select="/.."/>
    <xsl:param name="choices"/>
    <xsl:param name="words"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="type" select="$type"/>
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="options" select="$options"/>
      <xsl:with-param name="choices" select="$choices"/>
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="none" select="'choose.all'"/>
      <xsl:with-param name="id" select="concat('filter-', $name)"/>
      <xsl:with-param name="shown" select="string(/page/query[@name = $name]/@value)"/>
      <xsl:with-param name="hint" select="false()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
