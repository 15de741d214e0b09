<?xml version="1.0" encoding="UTF-8"?>
<!-- A file of officers: how it must look, the way to choose it, and what came of earlier ones. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="import-column.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('import.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('import.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/officers"><xsl:value-of select="cx:word('officer.title')"/></a></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-outline-primary" href="/officers/import/template.xlsx"><xsl:value-of select="cx:word('import.template')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/officers/import'"/>
      <xsl:with-param name="submit" select="'import.read'"/>
      <xsl:with-param name="files" select="true()"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'file'"/>
          <xsl:with-param name="type" select="'file'"/>
          <xsl:with-param name="accept" select="'.xlsx,.csv'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="help" select="'import.file-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>

    <details class="import-rules">
      <summary><xsl:value-of select="cx:word('import.rules')"/></summary>
      <dl>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'number'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'name'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'unit'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'since'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'post'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'grade'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'phone'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'email'"/></xsl:call-template>
        <xsl:call-template name="column"><xsl:with-param name="name" select="'entered'"/></xsl:call-template>
      </dl>
      <p><xsl:value-of select="cx:word('import.empty-cells')"/></p>
    </details>

    <h2><xsl:value-of select="cx:word('import.list')"/></h2>
    <xsl:choose>
      <xsl:when test="import">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'import.list'"/>
          <xsl:with-param name="rows" select="import"/>
          <xsl:with-param name="columns" select="'file state doing asker asked_at applied_at undone_at'"/>
          <xsl:with-param name="figures" select="'doing'"/>
          <xsl:with-param name="words" select="'import.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('import.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="column">
    <xsl:param name="name"/>
    <div>
      <dt><xsl:value-of select="cx:column($name)"/></dt>
      <dd><xsl:value-of select="cx:word(concat('import.column-', $name))"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="import/@file" mode="cell"><a href="/officers/import/{../@id}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="import/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'import-state.'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
