<?xml version="1.0" encoding="UTF-8"?>
<!-- One unit: its facts, what is below it, who holds a role for it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="unit-tree.xsl"/>
  <xsl:include href="unit-crumbs.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="unit/@name"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page[unit/@manage and not(unit/@closed)]" mode="actions">
    <a class="btn btn-outline-primary" href="/units/{unit/@id}/edit"><xsl:value-of select="cx:word('unit.rename')"/></a>
    <xsl:if test="unit/@parent">
      <a class="btn btn-outline-primary" href="/units/{unit/@id}/move"><xsl:value-of select="cx:word('unit.move')"/></a>
      <a class="btn btn-outline-primary" href="/units/{unit/@id}/close"><xsl:value-of select="cx:word('unit.close')"/></a>
    </xsl:if>
    <xsl:if test="unit/@kind != 'squad'">
      <a class="btn btn-primary" href="/units/new?parent={unit/@id}"><xsl:value-of select="cx:word('unit.make-below')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="unit/@closed"><xsl:apply-templates select="unit" mode="closed"/></xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="unit"/>
      <xsl:with-param name="columns" select="'kind code officers own'"/>
      <xsl:with-param name="words" select="'unit.'"/>
    </xsl:call-template>
    <xsl:if test="unit/@manage and not(unit/@closed)">
      <p class="unit-ways">
        <a class="btn btn-outline-primary" href="/officers/new?unit={unit/@id}"><xsl:value-of select="cx:word('officer.make')"/></a>
        <a class="btn btn-outline-primary" href="/units/{unit/@id}/accounts"><xsl:value-of select="cx:word('account-batch.title')"/></a>
      </p>
    </xsl:if>

    <h2><xsl:value-of select="cx:word('unit.below')"/></h2>
    <xsl:choose>
      <xsl:when test="below">
        <ul class="tree"><xsl:apply-templates select="below[@parent = /page/unit/@id]" mode="branch"/></ul>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('unit.none-below')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="show-closed"/>

    <h2><xsl:value-of select="cx:word('unit.roles')"/></h2>
    <xsl:choose>
      <xsl:when test="role">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'unit.roles'"/>
          <xsl:with-param name="rows" select="role"/>
          <xsl:with-param name="columns" select="'name number role granted_at'"/>
          <xsl:with-param name="words" select="'officer.'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('unit.no-roles')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="unit" mode="closed">
    <div class="callout callout-warning">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'archive-fill'"/></xsl:call-template>
      <div>
        <xsl:value-of select="cx:word('unit.closed-since', @closed)"/>
        <xsl:if test="@manage and @parent">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/units/', @id, '/open')"/>
            <xsl:with-param name="words" select="'unit.open'"/>
            <xsl:with-param name="look" select="'btn-sm btn-outline-primary'"/>
          </xsl:call-template>
        </xsl:if>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="unit/@kind" mode="cell"><xsl:value-of select="cx:word(concat('unit-kind.', .))"/></xsl:template>
  <xsl:template match="unit/@officers" mode="cell">
    <a href="/officers?unit={../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="role/@role" mode="cell"><xsl:value-of select="cx:word(concat('role.', .))"/></xsl:template>
  <xsl:template match="role/@name" mode="cell"><a href="/officers/{../@officer}"><xsl:value-of select="."/></a></xsl:template>
</xsl:stylesheet>
