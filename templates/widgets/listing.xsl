<?xml version="1.0" encoding="UTF-8"?>
<!--
  A list as a file for spreadsheets, PATH.csv. The program names the rows in page/@listing and gets, instead of the page,
  the table of them that the page shows (table.xsl): the same columns, heads and words in its cells.

  Where a cell shortens or decorates what it shows, a sheet says the whole of it in mode "listing":
    <xsl:template match="item/@stem" mode="listing"><xsl:value-of select="."/></xsl:template>
  A page that shows its rows otherwise than as a table calls one for the file alone:
    <xsl:template match="page" mode="listing"><xsl:call-template name="table">…</xsl:call-template></xsl:template>
  The link to the file of the list that is shown, its filters kept:
    <xsl:call-template name="list-file"/>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common"
  xmlns:cx="urn:chengxue:sheet:1" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="cx exsl">

  <xsl:template name="list-file">
    <p class="list-out">
      <a href="{$page/@path}.csv?{substring-after(cx:address('page', ''), '?')}"><xsl:value-of select="cx:word('list.csv')"/></a>
    </p>
  </xsl:template>

  <xsl:template match="/page[@listing]" priority="2">
    <xsl:variable name="shown"><xsl:apply-templates select="." mode="listing"/></xsl:variable>
    <xsl:copy-of select="exsl:node-set($shown)//listing"/>
  </xsl:template>

  <xsl:template match="page" mode="listing" priority="-1">
    <xsl:apply-templates select="." mode="content"/>
  </xsl:template>

  <!-- What stands in place of a table; heads are its columns, as table.xsl has found them. -->
  <xsl:template name="listing">
    <xsl:param name="rows"/>
    <xsl:param name="heads"/>
    <xsl:element name="listing" namespace="">
      <xsl:element name="row" namespace="">
        <xsl:for-each select="$heads"><xsl:element name="cell" namespace=""><xsl:value-of select="@label"/></xsl:element></xsl:for-each>
      </xsl:element>
      <xsl:for-each select="$rows">
        <xsl:variable name="row" select="."/>
        <xsl:element name="row" namespace="">
          <xsl:for-each select="$heads">
            <xsl:element name="cell" namespace="">
              <xsl:apply-templates select="$row/@*[local-name() = current()/@name]" mode="listing-cell"/>
            </xsl:element>
          </xsl:for-each>
        </xsl:element>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- Markup leaves white space around its words; a text that is shown as it is keeps its lines. -->
  <xsl:template match="@*" mode="listing-cell">
    <xsl:variable name="words"><xsl:apply-templates select="." mode="listing"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$words = string(.)"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($words)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="listing" priority="-1">
    <xsl:apply-templates select="." mode="cell"/>
  </xsl:template>
</xsl:stylesheet>
