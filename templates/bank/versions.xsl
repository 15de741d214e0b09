<?xml version="1.0" encoding="UTF-8"?>
<!-- Two versions of an item, word by word. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="cx exsl">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="codes.xsl"/>
  <xsl:include href="difference.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('item.compare-title', version/@item)"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:if test="difference/part">
      <xsl:value-of select="cx:word('item.compare-lead', difference/@from, difference/@to)"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/items"><xsl:value-of select="cx:word('item.list')"/></a>
    <a href="/items/{version/@item}"><xsl:value-of select="version/@item"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="count(version) > 1">
      <xsl:variable name="versions">
        <xsl:for-each select="version">
          <version id="{@number}" name="{cx:word('item.version-at', @number, cx:moment(@at))}" xmlns=""/>
        </xsl:for-each>
      </xsl:variable>
      <form class="filters difference-versions" method="get" action="{@path}">
        <xsl:apply-templates select="difference/@from | difference/@to" mode="choice">
          <xsl:with-param name="versions" select="exsl:node-set($versions)/*"/>
        </xsl:apply-templates>
        <div class="filters-end">
          <button type="submit" class="btn btn-primary"><xsl:value-of select="cx:word('item.compare')"/></button>
        </div>
      </form>
      <xsl:apply-templates select="difference"/>
    </xsl:if>
    <xsl:if test="not(count(version) > 1)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'item.one-version'"/>
        <xsl:with-param name="next" select="'item.one-version-next'"/>
        <xsl:with-param name="icon" select="'journal-text'"/>
        <xsl:with-param name="href" select="concat('/items/', version/@item)"/>
        <xsl:with-param name="action" select="'item.back'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- As a file: which versions there are. -->
  <xsl:template match="page" mode="listing">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'item.versions'"/>
      <xsl:with-param name="rows" select="version"/>
      <xsl:with-param name="columns" select="'item number at'"/>
      <xsl:with-param name="words" select="'item.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="@*" mode="choice">
    <xsl:param name="versions"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="local-name()"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="options" select="$versions"/>
      <xsl:with-param name="value" select="."/>
      <xsl:with-param name="hint" select="false()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
