<?xml version="1.0" encoding="UTF-8"?>
<!-- The way in: number and password. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">gate</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('sign-in.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('sign-in.lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/people.css"/>
    <script type="module" src="{@assets}/js/secret.js"></script>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/sign-in'"/>
      <xsl:with-param name="submit" select="'sign-in.submit'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'number'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="30"/>
          <xsl:with-param name="autocomplete" select="'username'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'password'"/>
          <xsl:with-param name="type" select="'password'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'current-password'"/>
        </xsl:call-template>
        <xsl:if test="sign-in/@next"><input type="hidden" name="next" value="{sign-in/@next}"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <dl class="gate-help">
      <div>
        <dt><xsl:value-of select="cx:word('sign-in.first')"/></dt>
        <dd><xsl:value-of select="cx:word('sign-in.first-help')"/></dd>
      </div>
      <div>
        <dt><xsl:value-of select="cx:word('sign-in.forgotten')"/></dt>
        <dd><xsl:value-of select="cx:word('sign-in.forgotten-help')"/></dd>
      </div>
    </dl>
  </xsl:template>
</xsl:stylesheet>
