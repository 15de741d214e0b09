<?xml version="1.0" encoding="UTF-8"?>
<!-- The statistics of a sitting: figures, distribution, papers, and its items with those worth a look first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="outcome-frame.xsl"/>
  <xsl:include href="item-flags.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('statistics.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/marking.css"/>
    <script type="module" src="{@assets}/js/chart.js"></script>
    <script type="module" src="{@assets}/js/progress.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="sitting/@manage = 1 and not(job) and statistics">
      <xsl:call-template name="compute">
        <xsl:with-param name="words" select="'statistics.again'"/>
        <xsl:with-param name="look" select="'btn-outline-primary'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="compute">
    <xsl:param name="words"/>
    <xsl:param name="look" select="'btn-primary'"/>
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/statistics')"/>
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="look" select="$look"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="outcome-tabs"/>
    <xsl:if test="job"><xsl:call-template name="progress"><xsl:with-param name="job" select="job"/></xsl:call-template></xsl:if>
    <xsl:choose>
      <xsl:when test="statistics"><xsl:call-template name="figures"/></xsl:when>
      <xsl:when test="not(job)">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'statistics.none'"/>
          <xsl:with-param name="next" select="'statistics.none-next'"/>
          <xsl:with-param name="icon" select="'speedometer2'"/>
        </xsl:call-template>
        <xsl:if test="sitting/@manage = 1">
          <p class="text-center">
            <xsl:call-template name="compute"><xsl:with-param name="words" select="'statistics.compute'"/></xsl:call-template>
          </p>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="figures">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="statistics"/>
      <xsl:with-param name="columns" select="'sat passed pass_rate mean sd least most made_at'"/>
      <xsl:with-param name="words" select="'statistics.'"/>
    </xsl:call-template>
    <xsl:call-template name="chart">
      <xsl:with-param name="caption" select="'statistics.distribution'"/>
      <xsl:with-param name="rows" select="band"/>
      <xsl:with-param name="columns" select="'band candidates'"/>
      <xsl:with-param name="words" select="'statistics.'"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('statistics.papers')"/></h2>
    <p><xsl:value-of select="cx:word('statistics.papers-lead')"/></p>
    <xsl:choose>
      <xsl:when test="form">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'statistics.papers'"/>
          <xsl:with-param name="rows" select="form"/>
          <xsl:with-param name="columns" select="'form sat count mean sd alpha sem'"/>
          <xsl:with-param name="words" select="'statistics.'"/>
          <xsl:with-param name="figures" select="'sat count mean sd alpha sem'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p class="callout"><xsl:value-of select="cx:word('statistics.papers-none')"/></p></xsl:otherwise>
    </xsl:choose>
    <h2><xsl:value-of select="cx:word('statistics.items')"/></h2>
    <p><xsl:value-of select="cx:word('statistics.items-lead')"/></p>
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'flagged'"/>
          <xsl:with-param name="type" select="'checkbox'"/>
          <xsl:with-param name="label" select="'statistics.flagged'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="item">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'statistics.items'"/>
          <xsl:with-param name="rows" select="item"/>
          <xsl:with-param name="columns" select="'stem p r sat left_out doubtful'"/>
          <xsl:with-param name="words" select="'statistics.'"/>
          <xsl:with-param name="figures" select="'p r sat left_out'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="words" select="'statistics.items-none'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item/@stem" mode="cell">
    <a class="marking-stem" href="/sittings/{/page/sitting/@id}/items/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="item/@doubtful" mode="cell">
    <xsl:apply-templates select=". | ../@weak | ../@too_hard | ../@too_easy" mode="flag"/>
    <xsl:if test=". + ../@weak + ../@too_hard + ../@too_easy = 0"><span class="none">—</span></xsl:if>
  </xsl:template>
  <xsl:template match="statistics/@mean | statistics/@sd | statistics/@least | statistics/@most | form/@mean | form/@sd | form/@sem" mode="cell">
    <xsl:value-of select="cx:hundredths(.)"/>
  </xsl:template>
  <xsl:template match="@pass_rate" mode="cell"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="form/@form" mode="cell"><xsl:value-of select="cx:word('statistics.form-number', .)"/></xsl:template>
  <xsl:template match="form[@kr20 = 1]/@alpha" mode="cell"><xsl:value-of select="cx:word('statistics.kr20', .)"/></xsl:template>
</xsl:stylesheet>
