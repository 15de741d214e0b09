<?xml version="1.0" encoding="UTF-8"?>
<!-- Approved leave of those in one's scope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('leave.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('leave.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-people']">
      <a class="btn btn-primary" href="/credits/leave/new"><xsl:value-of select="cx:word('leave.new')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'credits.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'now'"/>
          <xsl:with-param name="type" select="'checkbox'"/>
          <xsl:with-param name="label" select="'leave.now'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="leave">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'leave.list'"/>
          <xsl:with-param name="rows" select="leave"/>
          <xsl:with-param name="columns" select="'person number unit kind from_on to_on days document state'"/>
          <xsl:with-param name="figures" select="'days'"/>
          <xsl:with-param name="words" select="'leave.'"/>
          <xsl:with-param name="actions" select="boolean(leave[@can_end = 1])"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'leave.none'"/>
          <xsl:with-param name="next" select="'leave.none-next'"/>
          <xsl:with-param name="icon" select="'calendar-check'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="leave/@person" mode="cell" priority="2"><a href="/credits/officers/{../@officer}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="leave/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('leave-kind.', .))"/></xsl:template>
  <xsl:template match="leave/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('leave-', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="leave" mode="actions">
    <xsl:if test="@can_end = 1"><a class="btn btn-sm btn-quiet" href="/credits/leave/{@id}/end"><xsl:value-of select="cx:word('leave.end')"/></a></xsl:if>
  </xsl:template>
</xsl:stylesheet>
