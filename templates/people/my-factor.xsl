<?xml version="1.0" encoding="UTF-8"?>
<!-- Setting up the second step: three things to do, on the phone and here. <pending secret="…"/> while a code is awaited. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">
    <xsl:choose>
      <xsl:when test="viewer/@second-factor">narrow</xsl:when>
      <xsl:otherwise>gate</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('factor.mine')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('factor.mine-lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="viewer/@second-factor and not(pending)">
      <div class="callout callout-good">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'shield-check'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('factor.on')"/></div>
      </div>
    </xsl:if>
    <ol class="steps">
      <li>
        <h2><xsl:value-of select="cx:word('factor.step-app')"/></h2>
        <p><xsl:value-of select="cx:word('factor.step-app-help')"/></p>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('factor.step-scan')"/></h2>
        <xsl:apply-templates select="pending"/>
        <xsl:if test="not(pending)">
          <p><xsl:value-of select="cx:word('factor.prepare-help')"/></p>
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="'/me/factor/prepare'"/>
            <xsl:with-param name="words" select="'factor.prepare'"/>
          </xsl:call-template>
        </xsl:if>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('factor.step-code')"/></h2>
        <p><xsl:value-of select="cx:word('factor.step-code-help')"/></p>
        <xsl:if test="pending"><xsl:call-template name="confirm"/></xsl:if>
      </li>
    </ol>
  </xsl:template>

  <xsl:template match="pending">
    <p><xsl:value-of select="cx:word('factor.scan-help')"/></p>
    <img class="factor-code" src="/me/factor/qr.svg" width="220" height="220" alt="{cx:word('factor.qr')}"/>
    <p><xsl:value-of select="cx:word('factor.secret-help')"/></p>
    <p class="factor-secret"><code><xsl:apply-templates select="@secret" mode="groups"/></code></p>
  </xsl:template>

  <!-- Four letters at a time can be copied by eye. -->
  <xsl:template match="@secret" mode="groups">
    <xsl:param name="rest" select="string(.)"/>
    <xsl:value-of select="substring($rest, 1, 4)"/>
    <xsl:if test="string-length($rest) > 4">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="groups">
        <xsl:with-param name="rest" select="substring($rest, 5)"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template name="confirm">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/me/factor'"/>
      <xsl:with-param name="submit" select="'factor.confirm'"/>
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
  </xsl:template>
</xsl:stylesheet>
