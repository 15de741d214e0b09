<?xml version="1.0" encoding="UTF-8"?>
<!-- The ways to go, from navigation.xml: at the side for who has rights, in the band and at the foot for an officer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:n="urn:chengxue:navigation:1" exclude-result-prefixes="cx n">

  <xsl:variable name="navigation" select="document('navigation.xml')/n:navigation"/>
  <xsl:variable name="here">
    <xsl:for-each select="$navigation//n:place[starts-with(concat($page/@path, '/'), concat(@href, '/'))]">
      <xsl:sort select="string-length(@href)" data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="@href"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- Below 992 px it opens by its own address, #menu, and closes by any other: no script is needed. -->
  <xsl:template name="navigation-side">
    <nav class="side" id="menu" aria-label="{cx:word('layout.menu-main')}">
      <a class="side-close" href="#content">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-lg'"/></xsl:call-template>
        <xsl:value-of select="cx:word('layout.menu-close')"/>
      </a>
      <xsl:apply-templates select="$navigation/n:group" mode="side"/>
      <xsl:apply-templates select="$navigation/n:own" mode="side"/>
    </nav>
    <a class="side-shade" href="#content" tabindex="-1" aria-hidden="true"></a>
  </xsl:template>

  <xsl:template match="n:group | n:own" mode="side">
    <xsl:variable name="places"><xsl:apply-templates select="n:place" mode="allowed"/></xsl:variable>
    <xsl:if test="string($places)">
      <p class="side-group"><xsl:value-of select="cx:word(@words)"/></p>
      <ul><xsl:copy-of select="$places"/></ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="n:place" mode="allowed">
    <xsl:variable name="rights" select="concat(' ', @rights, ' ')"/>
    <xsl:if test="not(@rights) or $page/viewer/may[contains($rights, concat(' ', @right, ' '))]">
      <xsl:apply-templates select="." mode="place"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="navigation-own">
    <nav class="band-places" aria-label="{cx:word('layout.menu-own')}">
      <ul><xsl:apply-templates select="$navigation/n:own/n:place" mode="place"/></ul>
    </nav>
  </xsl:template>

  <xsl:template name="navigation-bar">
    <nav class="bar" aria-label="{cx:word('layout.menu-bar')}">
      <ul><xsl:apply-templates select="$navigation/n:own/n:place" mode="place"/></ul>
    </nav>
  </xsl:template>

  <xsl:template match="n:place" mode="place">
    <li>
      <a href="{@href}">
        <xsl:if test="@href = $here">
          <xsl:attribute name="aria-current">
            <xsl:choose>
              <xsl:when test="@href = $page/@path">page</xsl:when>
              <xsl:otherwise>true</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="@icon"/></xsl:call-template>
        <span><xsl:value-of select="cx:word(@words)"/></span>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
