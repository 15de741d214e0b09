<?xml version="1.0" encoding="UTF-8"?>
<!-- The kinds of activities that rules are made for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('kind.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('kind.lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/rules"><xsl:value-of select="cx:word('rule-set.list')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'kind.title'"/>
      <xsl:with-param name="rows" select="kind"/>
      <xsl:with-param name="columns" select="'name activities earns'"/>
      <xsl:with-param name="figures" select="'activities'"/>
      <xsl:with-param name="words" select="'kind.'"/>
      <xsl:with-param name="actions" select="true()"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('kind.new')"/></h2>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/credits/kinds'"/>
      <xsl:with-param name="submit" select="'kind.add'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'kind_name'"/>
          <xsl:with-param name="help" select="'kind.new-help'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="50"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="kind/@name" mode="cell" priority="2">
    <xsl:value-of select="."/>
    <xsl:if test="../@closed_at"><xsl:text> </xsl:text><span class="tag"><xsl:value-of select="cx:word('kind.is-closed')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="kind/@earns" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('kind.earns-', .))"/></xsl:template>

  <xsl:template match="kind" mode="actions">
    <details class="rename">
      <summary><xsl:value-of select="cx:word('kind.rename')"/></summary>
      <form method="post" action="/credits/kinds/{@code}/name">
        <xsl:call-template name="csrf"/>
        <input class="form-control" name="kind_name" value="{@name}" maxlength="50" required="required" aria-label="{cx:word('kind.new-name', @name)}"/>
        <button type="submit" class="btn btn-sm btn-primary"><xsl:value-of select="cx:word('action.save')"/></button>
      </form>
    </details>
    <xsl:variable name="step"><xsl:choose><xsl:when test="@closed_at">open</xsl:when><xsl:otherwise>close</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="concat('/credits/kinds/', @code, '/', $step)"/>
      <xsl:with-param name="words" select="concat('kind.', $step)"/>
      <xsl:with-param name="look" select="'btn-sm btn-quiet'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
