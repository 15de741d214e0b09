<?xml version="1.0" encoding="UTF-8"?>
<!-- How far an officer is in a year: what counts, what waits, entry by entry. The officer's own page, and an administrator's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:variable name="base">
    <xsl:choose>
      <xsl:when test="starts-with(/page/@path, '/credits/mine')">/credits/mine</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('/credits/officers/', /page/person/@id)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="year" select="/page/shown/@year"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('credits.mine')"/></xsl:template>
  <xsl:template match="page[not(starts-with(@path, '/credits/mine'))]" mode="title">
    <xsl:value-of select="cx:word('credits.of', person/@name)"/>
  </xsl:template>
  <xsl:template match="page[not(starts-with(@path, '/credits/mine'))]" mode="lead">
    <xsl:value-of select="concat(person/@number, ' ', person/@unit)"/>
  </xsl:template>
  <xsl:template match="page[not(starts-with(@path, '/credits/mine'))]" mode="crumbs">
    <a href="/credits?year={$year}"><xsl:value-of select="cx:word('credits.list')"/></a>
  </xsl:template>

  <xsl:template match="page[not(starts-with(@path, '/credits/mine'))]" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-credits']">
      <a class="btn btn-outline-primary" href="/credits/officers/{person/@id}/book"><xsl:value-of select="cx:word('credits.book')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="years"/>
    <xsl:apply-templates select="standing"/>
    <xsl:if test="not(standing)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'credits.none-yet'"/>
        <xsl:with-param name="next" select="'credits.none-yet-next'"/>
        <xsl:with-param name="icon" select="'hourglass-split'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="pending">
      <h2><xsl:value-of select="cx:word('credits.pending')"/></h2>
      <p class="form-text"><xsl:value-of select="cx:word('credits.pending-lead')"/></p>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'credits.pending'"/>
        <xsl:with-param name="rows" select="pending"/>
        <xsl:with-param name="columns" select="'title on_date kind channel hours credits'"/>
        <xsl:with-param name="figures" select="'hours credits'"/>
        <xsl:with-param name="words" select="'credits.'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="standing"><xsl:apply-templates select="." mode="entries"/></xsl:if>
  </xsl:template>

  <xsl:template match="standing">
    <xsl:variable name="why" select="concat($base, '/why?year=', $year)"/>
    <section class="card card-body standing">
      <div class="standing-head">
        <xsl:choose>
          <xsl:when test="@exempt = 1"><xsl:call-template name="state"><xsl:with-param name="code" select="'exempt'"/></xsl:call-template></xsl:when>
          <xsl:when test="@met = 1"><xsl:call-template name="state"><xsl:with-param name="code" select="'met'"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="state"><xsl:with-param name="code" select="'short'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <span class="standing-until">
          <xsl:choose>
            <xsl:when test="@closed_at"><xsl:value-of select="cx:word('credits.closed', cx:moment(@closed_at))"/></xsl:when>
            <xsl:when test="@days_left > 0"><xsl:value-of select="cx:word('credits.days-left', @days_left)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('credits.year-over')"/></xsl:otherwise>
          </xsl:choose>
        </span>
      </div>
      <div class="meters">
        <xsl:call-template name="meter">
          <xsl:with-param name="words" select="'credits.hours'"/>
          <xsl:with-param name="has" select="@hours"/>
          <xsl:with-param name="owed" select="@owed_hours"/>
          <xsl:with-param name="pending" select="@pending_hours"/>
          <xsl:with-param name="lacks" select="@lacks_hours"/>
          <xsl:with-param name="share" select="@hours_share"/>
          <xsl:with-param name="why" select="$why"/>
        </xsl:call-template>
        <xsl:call-template name="meter">
          <xsl:with-param name="words" select="'credits.credits'"/>
          <xsl:with-param name="has" select="@credits"/>
          <xsl:with-param name="owed" select="@owed_credits"/>
          <xsl:with-param name="pending" select="@pending_credits"/>
          <xsl:with-param name="lacks" select="@lacks_credits"/>
          <xsl:with-param name="share" select="@credits_share"/>
          <xsl:with-param name="why" select="$why"/>
        </xsl:call-template>
      </div>
      <dl class="channels">
        <xsl:call-template name="channel">
          <xsl:with-param name="code" select="'online'"/>
          <xsl:with-param name="hours" select="@online_hours"/>
          <xsl:with-param name="credits" select="@online_credits"/>
        </xsl:call-template>
        <xsl:call-template name="channel">
          <xsl:with-param name="code" select="'district'"/>
          <xsl:with-param name="hours" select="@district_hours"/>
          <xsl:with-param name="credits" select="@district_credits"/>
        </xsl:call-template>
        <xsl:call-template name="channel">
          <xsl:with-param name="code" select="'squad'"/>
          <xsl:with-param name="hours" select="@squad_hours"/>
          <xsl:with-param name="credits" select="@squad_credits"/>
        </xsl:call-template>
        <xsl:if test="@carried_hours > 0 or @carried_credits > 0">
          <div>
            <dt><xsl:value-of select="cx:word('credits.carried')"/></dt>
            <dd><xsl:value-of select="cx:word('credits.both', cx:hundredths(@carried_hours), cx:hundredths(@carried_credits))"/></dd>
          </div>
        </xsl:if>
      </dl>
      <p><a href="{$why}"><xsl:value-of select="cx:word('credits.why-figures')"/></a></p>
    </section>
  </xsl:template>

  <xsl:template name="channel">
    <xsl:param name="code"/>
    <xsl:param name="hours"/>
    <xsl:param name="credits"/>
    <div>
      <dt><xsl:value-of select="cx:word(concat('channel.', $code))"/></dt>
      <dd>
        <a href="{$base}?year={$year}&amp;channel={$code}#entries">
          <xsl:value-of select="cx:word('credits.both', cx:hundredths($hours), cx:hundredths($credits))"/>
        </a>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="page" mode="entries">
    <h2 id="entries"><xsl:value-of select="cx:word('credits.entries')"/></h2>
    <xsl:if test="query[(@name = 'kind' or @name = 'channel') and @value != '']">
      <p class="form-text">
        <xsl:value-of select="cx:word('credits.entries-some')"/>
        <a href="{$base}?year={$year}#entries"><xsl:value-of select="cx:word('credits.entries-all')"/></a>
      </p>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="entry">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'credits.entries'"/>
          <xsl:with-param name="rows" select="entry"/>
          <xsl:with-param name="columns" select="'title on_date kind channel hours credits'"/>
          <xsl:with-param name="file" select="'known_at reason'"/>
          <xsl:with-param name="figures" select="'hours credits'"/>
          <xsl:with-param name="words" select="'credits.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'credits.no-entries'"/>
          <xsl:with-param name="next" select="'credits.no-entries-next'"/>
          <xsl:with-param name="icon" select="'journal-text'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="entry/@title" mode="cell" priority="2">
    <a href="/credits/entries/{../@id}"><xsl:value-of select="."/></a>
    <xsl:if test="../@back = 1"><span class="tag"><xsl:value-of select="cx:word('entry.back')"/></span></xsl:if>
    <xsl:if test="../@late = 1"><span class="tag"><xsl:value-of select="cx:word('entry.late')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="pending/@title[../@link]" mode="cell" priority="2">
    <a href="{../@link}"><xsl:value-of select="."/></a>
  </xsl:template>
</xsl:stylesheet>
