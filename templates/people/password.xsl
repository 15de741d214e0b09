<?xml version="1.0" encoding="UTF-8"?>
<!-- One's own new password; <password must="1"/> when the first one still must be changed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">
    <xsl:choose>
      <xsl:when test="password/@must">gate</xsl:when>
      <xsl:otherwise>narrow</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('password.title')"/></xsl:template>
  <xsl:template match="page[password/@must]" mode="title"><xsl:value-of select="cx:word('password.must')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('password.lead')"/></xsl:template>
  <xsl:template match="page[password/@must]" mode="lead"><xsl:value-of select="cx:word('password.must-lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/people.css"/>
    <script type="module" src="{@assets}/js/secret.js"></script>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/me/password'"/>
      <xsl:with-param name="submit" select="'password.submit'"/>
      <xsl:with-param name="cancel"><xsl:if test="not(password/@must)">/me</xsl:if></xsl:with-param>
      <xsl:with-param name="fields">
        <!-- so that the browser keeps the new password under the right name -->
        <input type="text" hidden="hidden" autocomplete="username" value="{viewer/@number}"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'present'"/>
          <xsl:with-param name="type" select="'password'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'current-password'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'fresh'"/>
          <xsl:with-param name="type" select="'password'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'new-password'"/>
          <xsl:with-param name="help" select="'password.rule'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'again'"/>
          <xsl:with-param name="type" select="'password'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'new-password'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
