<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of a long list, from <paging page="2" pages="9" rows="421"/>; filters and sort order stay.

    <xsl:call-template name="paging"/>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="paging">
    <xsl:for-each select="/page/paging">
      <nav class="paging" aria-label="{cx:word('paging.pages')}">
        <span class="paging-rows"><xsl:value-of select="cx:word('paging.rows', @rows)"/></span>
        <xsl:if test="@pages > 1">
          <span class="paging-links">
            <xsl:call-template name="paging-link">
              <xsl:with-param name="to" select="@page - 1"/>
              <xsl:with-param name="icon" select="'chevron-left'"/>
              <xsl:with-param name="words" select="'paging.before'"/>
            </xsl:call-template>
            <span class="paging-here" aria-current="page">
              <xsl:value-of select="cx:word('paging.here', @page, @pages)"/>
            </span>
            <xsl:call-template name="paging-link">
              <xsl:with-param name="to" select="@page + 1"/>
              <xsl:with-param name="icon" select="'chevron-right'"/>
              <xsl:with-param name="words" select="'paging.after'"/>
            </xsl:call-template>
          </span>
        </xsl:if>
      </nav>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="paging-link">
    <xsl:param name="to"/>
    <xsl:param name="icon"/>
    <xsl:param name="words"/>
    <xsl:if test="$to >= 1 and @pages >= $to">
      <a class="btn btn-outline-primary" href="{cx:address('page', $to)}">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="$icon"/></xsl:call-template>
        <xsl:value-of select="cx:word($words)"/>
      </a>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
