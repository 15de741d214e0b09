<?xml version="1.0" encoding="UTF-8"?>
<!-- Writing down approved leave. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('leave.new')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('leave.new-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/leave"><xsl:value-of select="cx:word('leave.list')"/></a></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/credits/leave/new'"/>
      <xsl:with-param name="cancel" select="'/credits/leave'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'number'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'leave_kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'sick maternity study secondment other'"/>
          <xsl:with-param name="words" select="'leave-kind.'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'from_on'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'to_on'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'document'"/>
          <xsl:with-param name="help" select="'leave.document-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
