<?xml version="1.0" encoding="UTF-8"?>
<!-- What would become of each number of a list: nothing is done yet, and with a wrong one in it nothing will be. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('candidates.check-title')"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:apply-templates select="check"/>
    <h2><xsl:value-of select="cx:word('candidates.check-list')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'candidates.check-list'"/>
      <xsl:with-param name="rows" select="row"/>
      <xsl:with-param name="columns" select="'number person unit fate'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="row/@fate" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'fate.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="check">
    <div class="callout callout-warning">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
      <div>
        <xsl:value-of select="cx:word('candidates.check-none', @rows)"/>
        <xsl:text> </xsl:text>
        <a href="/sittings/{../sitting/@id}/enrol"><xsl:value-of select="cx:word('action.back')"/></a>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="check[@wrong > 0]" priority="2">
    <div class="callout callout-bad" role="alert">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-circle-fill'"/></xsl:call-template>
      <div>
        <xsl:value-of select="cx:word('candidates.check-wrong', @wrong)"/>
        <xsl:text> </xsl:text>
        <a href="/sittings/{../sitting/@id}/enrol"><xsl:value-of select="cx:word('action.back')"/></a>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="check[@good > 0]">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', ../sitting/@id, '/enrol/numbers')"/>
      <xsl:with-param name="submit" select="'candidates.enrol-list'"/>
      <xsl:with-param name="cancel" select="concat('/sittings/', ../sitting/@id, '/enrol')"/>
      <xsl:with-param name="fields">
        <p><xsl:value-of select="cx:word('candidates.check-good', @rows, @good)"/></p>
        <input type="hidden" name="numbers" value="{@numbers}"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
