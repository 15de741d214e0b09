<?xml version="1.0" encoding="UTF-8"?>
<!-- The second step of signing in: the six digits that the phone shows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">gate</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('factor.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('factor.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/sign-in/factor'"/>
      <xsl:with-param name="submit" select="'action.continue'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'code'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="10"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
          <xsl:with-param name="autocomplete" select="'one-time-code'"/>
          <xsl:with-param name="help" select="'factor.code-help'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <dl class="gate-help">
      <div>
        <dt><xsl:value-of select="cx:word('factor.lost')"/></dt>
        <dd><xsl:value-of select="cx:word('factor.lost-help')"/></dd>
      </div>
    </dl>
  </xsl:template>
</xsl:stylesheet>
