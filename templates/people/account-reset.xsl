<?xml version="1.0" encoding="UTF-8"?>
<!-- A new one-time password: asks first; <handed-out password="…"/> is the answer, shown this once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="officer-crumbs.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('account.reset-title', officer/@name)"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>

  <xsl:template match="page[handed-out]" mode="content">
    <div class="handed-out">
      <dl>
        <div>
          <dt><xsl:value-of select="cx:word('officer.name')"/></dt>
          <dd><xsl:value-of select="officer/@name"/></dd>
        </div>
        <div>
          <dt><xsl:value-of select="cx:word('officer.number')"/></dt>
          <dd><xsl:value-of select="officer/@number"/></dd>
        </div>
        <div>
          <dt><xsl:value-of select="cx:word('account.one-time')"/></dt>
          <dd><code><xsl:value-of select="handed-out/@password"/></code></dd>
        </div>
      </dl>
      <p><xsl:value-of select="cx:word('account.once')"/></p>
    </div>
    <p><a class="btn btn-primary" href="/officers/{officer/@id}"><xsl:value-of select="cx:word('account.handed-out')"/></a></p>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/officers/', officer/@id, '/password')"/>
      <xsl:with-param name="submit" select="'account.reset-submit'"/>
      <xsl:with-param name="cancel" select="concat('/officers/', officer/@id)"/>
      <xsl:with-param name="warning">
        <p>
          <xsl:choose>
            <xsl:when test="officer/@account = 'none'"><xsl:value-of select="cx:word('account.make-warning')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('account.reset-warning')"/></xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
      <xsl:with-param name="fields">
        <xsl:if test="officer/@factor">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'factor'"/>
            <xsl:with-param name="type" select="'checkbox'"/>
            <xsl:with-param name="label" select="'account.factor-too'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
