<?xml version="1.0" encoding="UTF-8"?>
<!--
  Files that were handed in, each with what it is, how large, by whom and when. Rows have KEPT_FILE_COLUMNS (kept_file.h),
  kind, by_name and made_at; each is opened at `base` and its id.

    <xsl:call-template name="files">
      <xsl:with-param name="rows" select="attached"/>
      <xsl:with-param name="base" select="concat('/training/', training/@id, '/files/')"/>
      <xsl:with-param name="words" select="'training-file.'"/>          words of the kinds
      <xsl:with-param name="remove" select="training/@can_edit = 1"/>   each has a button that posts to base, id, /remove
    </xsl:call-template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="files">
    <xsl:param name="rows"/>
    <xsl:param name="base"/>
    <xsl:param name="words"/>
    <xsl:param name="remove" select="false()"/>
    <ul class="files">
      <xsl:for-each select="$rows">
        <li>
          <span class="files-kind"><xsl:value-of select="cx:word(concat($words, @kind))"/></span>
          <a href="{$base}{@file}"><xsl:value-of select="@name"/></a>
          <span class="files-note">
            <xsl:call-template name="bytes"><xsl:with-param name="bytes" select="@bytes"/></xsl:call-template>
            <xsl:value-of select="cx:word('files.by', @by_name, cx:moment(@made_at))"/>
          </span>
          <xsl:if test="$remove">
            <xsl:call-template name="post-button">
              <xsl:with-param name="action" select="concat($base, @file, '/remove')"/>
              <xsl:with-param name="words" select="'files.remove'"/>
              <xsl:with-param name="look" select="'btn-quiet'"/>
            </xsl:call-template>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template name="bytes">
    <xsl:param name="bytes"/>
    <xsl:choose>
      <xsl:when test="$bytes >= 1048576"><xsl:value-of select="cx:word('files.megabytes', format-number($bytes div 1048576, '0.#'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('files.kilobytes', ceiling($bytes div 1024))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
