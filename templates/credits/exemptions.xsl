<?xml version="1.0" encoding="UTF-8"?>
<!-- Who owes less in a year: asked for by one, approved by another. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('exemption.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('exemption.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-people']">
      <a class="btn btn-primary" href="/credits/exemptions/new"><xsl:value-of select="cx:word('exemption.new')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'asked approved returned ended'"/>
          <xsl:with-param name="words" select="'state.exemption-'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="exemption">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'exemption.list'"/>
          <xsl:with-param name="rows" select="exemption"/>
          <xsl:with-param name="columns" select="'person number unit year percent reason document state made_by decided_by'"/>
          <xsl:with-param name="figures" select="'percent'"/>
          <xsl:with-param name="words" select="'exemption.'"/>
          <xsl:with-param name="actions" select="boolean(viewer/may[@right = 'manage-credits'])"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'exemption.none'"/>
          <xsl:with-param name="next" select="'exemption.none-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="exemption/@person" mode="cell" priority="2"><a href="/credits/officers/{../@officer}?year={../@year}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="exemption/@percent" mode="cell" priority="2"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="exemption/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('exemption-', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="exemption" mode="actions">
    <xsl:if test="@state = 'asked' and @own = 0">
      <xsl:call-template name="decide"><xsl:with-param name="becomes" select="'approved'"/></xsl:call-template>
      <xsl:call-template name="decide"><xsl:with-param name="becomes" select="'returned'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@state = 'approved'"><xsl:call-template name="decide"><xsl:with-param name="becomes" select="'ended'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="decide">
    <xsl:param name="becomes"/>
    <form method="post" action="/credits/exemptions/{@id}/decide">
      <xsl:call-template name="csrf"/>
      <button type="submit" class="btn btn-sm btn-outline-primary" name="becomes" value="{$becomes}">
        <xsl:value-of select="cx:word(concat('exemption.do-', $becomes))"/>
      </button>
    </form>
  </xsl:template>
</xsl:stylesheet>
