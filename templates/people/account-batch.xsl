<?xml version="1.0" encoding="UTF-8"?>
<!-- One-time passwords to be printed, cut apart and handed out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('account-batch.passwords')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="batch/@path"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/people.css"/>
    <script type="module" src="{@assets}/js/print.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/units"><xsl:value-of select="cx:word('unit.title')"/></a>
    <a href="/units/{batch/@unit}/accounts"><xsl:value-of select="cx:word('account-batch.title')"/></a>
  </xsl:template>
  <xsl:template match="page[handout]" mode="actions">
    <button type="button" class="btn btn-primary" hidden="hidden" data-print="1"><xsl:value-of select="cx:word('action.print')"/></button>
    <a class="btn btn-outline-primary" href="/accounts/{batch/@id}.csv"><xsl:value-of select="cx:word('list.csv')"/></a>
  </xsl:template>

  <xsl:template match="page[not(handout)]" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'account-batch.gone'"/>
      <xsl:with-param name="next" select="'account-batch.gone-next'"/>
      <xsl:with-param name="icon" select="'lock-fill'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <p class="passwords-help"><xsl:value-of select="cx:word('account-batch.help')"/></p>
    <div class="passwords">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'account-batch.passwords'"/>
        <xsl:with-param name="rows" select="handout"/>
        <xsl:with-param name="columns" select="'name number password unit'"/>
        <xsl:with-param name="words" select="'handout.'"/>
      </xsl:call-template>
    </div>
    <xsl:call-template name="paging"/>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/accounts/', batch/@id, '/destroy')"/>
      <xsl:with-param name="submit" select="'account-batch.destroy'"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('account-batch.destroy-warning')"/></p></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="handout/@password" mode="cell"><code><xsl:value-of select="."/></code></xsl:template>
</xsl:stylesheet>
