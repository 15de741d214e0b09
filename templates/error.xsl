<?xml version="1.0" encoding="UTF-8"?>
<!--
  What is shown instead of a page: <page status="404">, with the reasons as refusals when the rules said no. It says what
  happened, what was kept, what to do, and the number by which the log is searched. A status without words of its own
  is told as 500.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="layout.xsl"/>

  <xsl:variable name="key">
    <xsl:variable name="wanted" select="concat('error.', /page/@status)"/>
    <xsl:choose>
      <!-- not a right that is lacking, but a rule, which stands above -->
      <xsl:when test="/page/@status = 403 and /page/refusal">error.422</xsl:when>
      <xsl:when test="cx:word($wanted) = $wanted">error.500</xsl:when>
      <xsl:otherwise><xsl:value-of select="$wanted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word(string($key))"/></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <div class="error">
      <dl class="error-parts">
        <div>
          <dt><xsl:value-of select="cx:word('error.happened')"/></dt>
          <dd><xsl:value-of select="cx:word(concat($key, '-happened'))"/></dd>
        </div>
        <div>
          <dt><xsl:value-of select="cx:word('error.kept')"/></dt>
          <dd><xsl:value-of select="cx:word(concat($key, '-kept'))"/></dd>
        </div>
        <div>
          <dt><xsl:value-of select="cx:word('error.next')"/></dt>
          <dd><xsl:value-of select="cx:word(concat($key, '-next'))"/></dd>
        </div>
      </dl>
      <p class="error-ways">
        <a class="btn btn-primary" href="/"><xsl:value-of select="cx:word('error.home')"/></a>
      </p>
      <p class="error-number">
        <xsl:value-of select="cx:word('error.number')"/>
        <code><xsl:value-of select="@request"/></code>
      </p>
    </div>
  </xsl:template>
</xsl:stylesheet>
