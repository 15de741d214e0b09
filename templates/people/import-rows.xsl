<?xml version="1.0" encoding="UTF-8"?>
<!-- The rows of an imported file: who, what becomes of them, what changes, why it cannot be. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">

  <xsl:template match="page" mode="crumbs">
    <a href="/officers"><xsl:value-of select="cx:word('officer.title')"/></a>
    <a href="/officers/import"><xsl:value-of select="cx:word('import.title')"/></a>
    <xsl:if test="@template != 'people/import'">
      <a href="/officers/import/{import/@id}"><xsl:value-of select="import/@file"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="import/@state | row/@fate" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="concat('import-', local-name(), '.')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="row/@number" mode="cell"><xsl:value-of select="."/></xsl:template>
  <!-- who was new in an import that was taken back is nobody any more -->
  <xsl:template match="row[@officer and not(@fate = 'new' and /page/import/@state = 'undone' and not(@kept))]/@number" mode="cell">
    <a href="/officers/{../@officer}"><xsl:value-of select="."/></a>
  </xsl:template>

  <!-- What the row does, in one cell. -->
  <xsl:template match="row" mode="doing">
    <xsl:choose>
      <xsl:when test="@wrong_key">
        <span class="row-wrong">
          <xsl:value-of select="concat(cx:column(@wrong_field), cx:word('layout.colon'), cx:word(@wrong_key, @wrong_zero))"/>
        </span>
      </xsl:when>
      <xsl:when test="@fate = 'new'"><xsl:value-of select="cx:word('import.comes', @unit, @from_on)"/></xsl:when>
      <xsl:otherwise>
        <ul class="row-changes">
          <xsl:apply-templates select="str:tokenize(@changes, ' ')" mode="change">
            <xsl:with-param name="row" select="."/>
          </xsl:apply-templates>
          <xsl:if test="@from_on">
            <li><xsl:value-of select="cx:word('import.since', @from_on)"/></li>
          </xsl:if>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@kept"><p class="row-wrong"><xsl:value-of select="cx:word('import.row-kept')"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="token" mode="change">
    <xsl:param name="row"/>
    <xsl:variable name="was" select="$row/@*[local-name() = concat('was_', current())]"/>
    <xsl:variable name="is" select="$row/@*[local-name() = string(current())]"/>
    <li>
      <span class="row-field"><xsl:value-of select="cx:column(.)"/></span>
      <xsl:if test="$was"><del><xsl:value-of select="$was"/></del><xsl:text> → </xsl:text></xsl:if>
      <ins><xsl:value-of select="$is"/></ins>
    </li>
  </xsl:template>
</xsl:stylesheet>
