<?xml version="1.0" encoding="UTF-8"?>
<!-- All units that the viewer may see, as a tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-tree.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('unit.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('unit.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page[viewer/may/@right = 'manage-people']" mode="actions">
    <a class="btn btn-primary" href="/units/new"><xsl:value-of select="cx:word('unit.make')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <ul class="tree">
      <xsl:apply-templates select="unit[not(key('unit', @parent))]" mode="branch"/>
    </ul>
    <xsl:call-template name="show-closed"/>
  </xsl:template>

  <!-- The tree as a file: a row each, the one above by its code. -->
  <xsl:template match="page" mode="listing">
    <xsl:call-template name="table">
      <xsl:with-param name="rows" select="unit"/>
      <xsl:with-param name="columns" select="'code name kind parent officers closed'"/>
      <xsl:with-param name="words" select="'unit.list-'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="unit/@kind" mode="cell"><xsl:value-of select="cx:word(concat('unit-kind.', .))"/></xsl:template>
  <xsl:template match="unit/@parent" mode="cell"><xsl:value-of select="key('unit', .)/@code"/></xsl:template>

  <xsl:key name="unit" match="/page/unit" use="@id"/>
</xsl:stylesheet>
