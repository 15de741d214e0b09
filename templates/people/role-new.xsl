<?xml version="1.0" encoding="UTF-8"?>
<!-- A role for somebody, for a unit and all below it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('role.grant')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('role.grant-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/roles"><xsl:value-of select="cx:word('role.title')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:variable name="roles"><xsl:for-each select="role-choice"><xsl:value-of select="concat(@id, ' ')"/></xsl:for-each></xsl:variable>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/roles/new'"/>
      <xsl:with-param name="submit" select="'role.grant'"/>
      <xsl:with-param name="cancel" select="'/roles'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'number'"/>
          <xsl:with-param name="value" select="query[@name = 'number']/@value"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="30"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'role'"/>
          <xsl:with-param name="type" select="'radio'"/>
          <xsl:with-param name="choices" select="normalize-space($roles)"/>
          <xsl:with-param name="words" select="'role-choice.'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="help" select="'role.unit-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
