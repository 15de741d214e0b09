<?xml version="1.0" encoding="UTF-8"?>
<!-- Asks before an import is taken back, and names those who have changed since. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="import-column.xsl"/>
  <xsl:include href="import-rows.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('import.undo-title', import/@file)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('import.lead-applied', import/@applied_by, cx:moment(import/@applied_at))"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:variable name="doing" select="sum(total[@fate != 'same' and @fate != 'wrong']/@count)"/>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/import/', import/@id, '/undo')"/>
      <xsl:with-param name="submit" select="'import.undo'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="cancel" select="concat('/officers/import/', import/@id)"/>
      <xsl:with-param name="warning">
        <p><xsl:value-of select="cx:word('import.undo-warning', $doing - count(row))"/></p>
        <p><xsl:value-of select="cx:word('import.undo-roles')"/></p>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="row">
      <h2><xsl:value-of select="cx:word('import.changed-since', count(row))"/></h2>
      <p><xsl:value-of select="cx:word('import.changed-since-help')"/></p>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'import.kept'"/>
        <xsl:with-param name="rows" select="row"/>
        <xsl:with-param name="columns" select="'number name fate unit line'"/>
        <xsl:with-param name="figures" select="'line'"/>
        <xsl:with-param name="words" select="'import.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
