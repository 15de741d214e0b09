<?xml version="1.0" encoding="UTF-8"?>
<!-- One item: as a candidate sees it, then its answer with the reasons, the law behind it, its versions. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:b="urn:chengxue:question-bank:1" exclude-result-prefixes="cx b">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="codes.xsl"/>
  <xsl:include href="item-parts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('item.title', shown/@item)"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/items"><xsl:value-of select="cx:word('item.list')"/></a></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="count(version) > 1">
      <a class="btn btn-outline-primary" href="/items/{shown/@item}/versions"><xsl:value-of select="cx:word('item.compare')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:apply-templates select="shown" mode="warning"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="shown"/>
      <xsl:with-param name="columns" select="'type domain difficulty level state version'"/>
    </xsl:call-template>
    <xsl:apply-templates select="scenario"/>

    <h2><xsl:value-of select="cx:word('item.question')"/></h2>
    <div class="card"><div class="card-body">
      <xsl:apply-templates select="b:item/b:stem"/>
      <xsl:apply-templates select="b:item" mode="choices"/>
    </div></div>

    <h2><xsl:value-of select="cx:word('item.answer')"/></h2>
    <div class="card"><div class="card-body">
      <xsl:apply-templates select="b:item" mode="key"/>
      <xsl:apply-templates select="b:item/b:rubric"/>
      <h3><xsl:value-of select="cx:word('item.explanation')"/></h3>
      <p class="item-prose"><xsl:value-of select="b:item/b:explanation"/></p>
      <h3><xsl:value-of select="cx:word('item.citations')"/></h3>
      <xsl:if test="not(citation)"><p class="none"><xsl:value-of select="cx:word('item.uncited')"/></p></xsl:if>
      <xsl:if test="citation"><ul class="item-list"><xsl:apply-templates select="citation"/></ul></xsl:if>
    </div></div>

    <xsl:if test="enemy">
      <h2><xsl:value-of select="cx:word('item.enemies')"/></h2>
      <p class="form-text"><xsl:value-of select="cx:word('item.enemies-help')"/></p>
      <div class="card"><div class="card-body"><ul class="item-list"><xsl:apply-templates select="enemy" mode="other"/></ul></div></div>
    </xsl:if>

    <h2><xsl:value-of select="cx:word('item.versions')"/></h2>
    <xsl:call-template name="timeline"><xsl:with-param name="events" select="version"/></xsl:call-template>
  </xsl:template>

  <!-- What a reader must not overlook: the item is out of use, or this is not its latest version. -->
  <xsl:template match="shown" mode="warning">
    <xsl:if test="@state = 'retired'">
      <p class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'archive-fill'"/></xsl:call-template>
        <span><xsl:value-of select="cx:word('item.retired-note')"/></span>
      </p>
    </xsl:if>
    <xsl:if test="@latest = 0">
      <p class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <span>
          <xsl:value-of select="cx:word('item.not-latest', @version)"/>
          <a href="/items/{@item}"><xsl:value-of select="cx:word('item.see-latest')"/></a>
        </span>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="scenario">
    <h2><xsl:value-of select="cx:word('item.scenario', @code)"/></h2>
    <div class="card"><div class="card-body">
      <p class="item-prose"><xsl:value-of select="facts_text"/></p>
      <xsl:if test="../sibling">
        <h3><xsl:value-of select="cx:word('item.siblings')"/></h3>
        <ul class="item-list"><xsl:apply-templates select="../sibling" mode="other"/></ul>
      </xsl:if>
    </div></div>
  </xsl:template>

  <xsl:template match="*" mode="other">
    <li>
      <a class="item-code" href="/items/{@item}"><xsl:value-of select="@item"/></a>
      <span><xsl:value-of select="@stem"/></span>
      <xsl:if test="@state = 'retired'">
        <xsl:call-template name="state"><xsl:with-param name="code" select="@state"/></xsl:call-template>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="citation">
    <li>
      <a href="/items?law={@law}&amp;article={@article}"><xsl:value-of select="cx:word('item.citation', @title, @article)"/></a>
      <span class="item-quiet"><xsl:value-of select="cx:word('item.law-version', @law_version)"/></span>
      <xsl:if test="@law_version != @law_latest">
        <span class="item-mark"><xsl:value-of select="cx:word('item.law-newer', @law_latest)"/></span>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="version" mode="event">
    <a href="/items/{/page/shown/@item}?version={@number}"><xsl:value-of select="cx:word('item.version-of', @number)"/></a>
    <xsl:if test="@number = /page/shown/@version">
      <xsl:text> </xsl:text><span class="item-mark"><xsl:value-of select="cx:word('item.version-here')"/></span>
    </xsl:if>
    <xsl:if test="@number > 1">
      <xsl:text> </xsl:text>
      <a href="/items/{/page/shown/@item}/versions?from={@number - 1}&amp;to={@number}">
        <xsl:value-of select="cx:word('item.compare-before')"/>
      </a>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
