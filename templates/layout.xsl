<?xml version="1.0" encoding="UTF-8"?>
<!--
  The frame of every page. A page's sheet is its title and its content:

    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
      xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
      <xsl:include href="../layout.xsl"/>
      <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('units.title')"/></xsl:template>
      <xsl:template match="page" mode="content">… widgets …</xsl:template>
    </xsl:stylesheet>

  and, where it needs them, of match="page" too:
    mode="lead"     a sentence below the title
    mode="actions"  links and buttons beside the title
    mode="crumbs"   <a> elements, the way down to this page, the outermost first
    mode="scripts"  <script type="module" src="{@assets}/js/bulk.js"></script>
    mode="shape"    the text narrow (a form alone), wide (all of the window), gate (before one is in: signing in, the
                    first password) or bare (nothing that leads away: the exam)
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="cx exsl">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:include href="navigation.xsl"/>
  <xsl:include href="widgets/words.xsl"/>
  <xsl:include href="widgets/icon.xsl"/>
  <xsl:include href="widgets/state.xsl"/>
  <xsl:include href="widgets/field.xsl"/>
  <xsl:include href="widgets/form.xsl"/>
  <xsl:include href="widgets/table.xsl"/>
  <xsl:include href="widgets/listing.xsl"/>
  <xsl:include href="widgets/bulk.xsl"/>
  <xsl:include href="widgets/paging.xsl"/>
  <xsl:include href="widgets/filters.xsl"/>
  <xsl:include href="widgets/facts.xsl"/>
  <xsl:include href="widgets/files.xsl"/>
  <xsl:include href="widgets/tabs.xsl"/>
  <xsl:include href="widgets/timeline.xsl"/>
  <xsl:include href="widgets/progress.xsl"/>
  <xsl:include href="widgets/chart.xsl"/>
  <xsl:include href="widgets/empty.xsl"/>

  <xsl:variable name="page" select="/page"/>
  <xsl:variable name="assets" select="/page/@assets"/>

  <xsl:template match="/page">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <xsl:variable name="shape"><xsl:apply-templates select="." mode="shape"/></xsl:variable>
    <xsl:variable name="frame">
      <xsl:choose>
        <xsl:when test="$shape = 'bare' or $shape = 'gate' or not(viewer)">bare</xsl:when>
        <xsl:when test="viewer/may">desk</xsl:when>
        <xsl:otherwise>own</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <html lang="zh-CN">
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="theme-color" content="#123a6f"/>
        <title><xsl:value-of select="concat($title, ' · ', cx:word('layout.product'))"/></title>
        <link rel="icon" type="image/svg+xml" href="{@assets}/images/mark.svg"/>
        <link rel="stylesheet" href="{@assets}/css/bootstrap.min.css"/>
        <link rel="stylesheet" href="{@assets}/css/tokens.css"/>
        <link rel="stylesheet" href="{@assets}/css/chengxue.css"/>
        <link rel="stylesheet" href="{@assets}/css/page.css"/>
        <link rel="stylesheet" href="{@assets}/css/forms.css"/>
        <link rel="stylesheet" href="{@assets}/css/list.css"/>
        <link rel="stylesheet" href="{@assets}/css/widgets.css"/>
        <xsl:if test="job[@state = 'waiting' or @state = 'running']">
          <noscript><meta http-equiv="refresh" content="5"/></noscript>
        </xsl:if>
        <xsl:apply-templates select="." mode="scripts"/>
      </head>
      <body class="frame frame-{$frame} shape-{$shape}">
        <a class="skip" href="#content"><xsl:value-of select="cx:word('layout.skip')"/></a>
        <xsl:apply-templates select="." mode="band">
          <xsl:with-param name="frame" select="$frame"/>
          <xsl:with-param name="leave" select="$shape != 'bare'"/>
        </xsl:apply-templates>
        <xsl:if test="$frame = 'desk'"><xsl:call-template name="navigation-side"/></xsl:if>
        <main id="content" tabindex="-1">
          <xsl:variable name="crumbs"><xsl:apply-templates select="." mode="crumbs"/></xsl:variable>
          <xsl:if test="string($crumbs)">
            <nav class="crumbs" aria-label="{cx:word('layout.crumbs')}">
              <ol>
                <xsl:for-each select="exsl:node-set($crumbs)/*"><li><xsl:copy-of select="."/></li></xsl:for-each>
              </ol>
            </nav>
          </xsl:if>
          <div class="page-head">
            <div>
              <h1><xsl:copy-of select="$title"/></h1>
              <xsl:variable name="lead"><xsl:apply-templates select="." mode="lead"/></xsl:variable>
              <xsl:if test="string($lead)"><p class="lead"><xsl:copy-of select="$lead"/></p></xsl:if>
            </div>
            <xsl:variable name="actions"><xsl:apply-templates select="." mode="actions"/></xsl:variable>
            <xsl:if test="string($actions)"><div class="page-actions"><xsl:copy-of select="$actions"/></div></xsl:if>
          </div>
          <xsl:call-template name="messages"/>
          <xsl:apply-templates select="." mode="content"/>
        </main>
        <xsl:if test="$frame != 'bare'"><xsl:call-template name="navigation-bar"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- The band on top: the product, the places of an officer, who is signed in. -->
  <xsl:template match="page" mode="band">
    <xsl:param name="frame"/>
    <xsl:param name="leave"/>
    <header class="band">
      <xsl:if test="$frame = 'desk'">
        <a class="band-menu" href="#menu">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'list'"/></xsl:call-template>
          <span><xsl:value-of select="cx:word('layout.menu')"/></span>
        </a>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$leave"><a class="brand" href="/"><xsl:call-template name="brand"/></a></xsl:when>
        <xsl:otherwise><span class="brand"><xsl:call-template name="brand"/></span></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$frame = 'own'"><xsl:call-template name="navigation-own"/></xsl:if>
      <xsl:for-each select="viewer">
        <div class="band-viewer">
          <xsl:apply-templates select="../notices"/>
          <div class="band-who">
            <span class="band-name"><xsl:value-of select="@name"/></span>
            <span class="band-unit"><xsl:value-of select="@unit"/></span>
          </div>
          <xsl:if test="$leave">
            <xsl:call-template name="post-button">
              <xsl:with-param name="action" select="'/sign-out'"/>
              <xsl:with-param name="words" select="'layout.sign-out'"/>
              <xsl:with-param name="icon" select="'box-arrow-right'"/>
              <xsl:with-param name="look" select="'btn-band'"/>
            </xsl:call-template>
          </xsl:if>
        </div>
      </xsl:for-each>
    </header>
  </xsl:template>

  <!-- The bell: how many notices are unread, 99+ from a hundred on. -->
  <xsl:template match="notices">
    <a class="band-bell" href="/notices" aria-label="{cx:word('layout.bell')}">
      <xsl:if test="/page/@path = '/notices'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
      <xsl:if test="@unread > 0">
        <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="count"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'bell'"/></xsl:call-template>
      <xsl:if test="@unread > 0"><span class="band-count"><xsl:apply-templates select="@unread" mode="count"/></span></xsl:if>
    </a>
  </xsl:template>
  <xsl:template match="notices" mode="count">
    <xsl:variable name="count"><xsl:apply-templates select="@unread" mode="count"/></xsl:variable>
    <xsl:value-of select="cx:word('layout.bell-unread', $count)"/>
  </xsl:template>
  <xsl:template match="notices/@unread" mode="count"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="notices/@unread[. > 99]" mode="count">99+</xsl:template>

  <xsl:template name="brand">
    <img src="{$assets}/images/mark.svg" width="28" height="28" alt=""/>
    <span class="brand-name"><xsl:value-of select="cx:word('layout.product')"/></span>
    <span class="brand-line"><xsl:value-of select="cx:word('layout.product-line')"/></span>
  </xsl:template>

  <!-- What the page before did, and why something was refused; each wrong field is a link to it. -->
  <xsl:template name="messages">
    <xsl:for-each select="/page/notice">
      <div class="callout callout-good" role="status">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word(@key, @zero, @one)"/></div>
      </div>
    </xsl:for-each>
    <xsl:if test="/page/refusal">
      <div class="callout callout-bad" role="alert">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-circle-fill'"/></xsl:call-template>
        <div>
          <p class="callout-head"><xsl:value-of select="cx:word('layout.refused')"/></p>
          <ul><xsl:apply-templates select="/page/refusal" mode="message"/></ul>
        </div>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="refusal" mode="message">
    <li><xsl:value-of select="cx:word(@key, @zero, @one)"/></li>
  </xsl:template>

  <xsl:template match="refusal[@field]" mode="message">
    <li>
      <a href="#field-{@field}"><xsl:value-of select="cx:word(concat('field.', @field))"/></a>
      <xsl:value-of select="cx:word('layout.colon')"/>
      <xsl:value-of select="cx:word(@key, @zero, @one)"/>
    </li>
  </xsl:template>

  <!-- What a sheet does not say. -->
  <xsl:template match="*" mode="lead"/>
  <xsl:template match="*" mode="actions"/>
  <xsl:template match="*" mode="crumbs"/>
  <xsl:template match="*" mode="scripts"/>
  <xsl:template match="*" mode="shape"/>
</xsl:stylesheet>
