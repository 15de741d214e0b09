<?xml version="1.0" encoding="UTF-8"?>
<!-- Why a figure is what it is: from what is owed and what counts down to the entries, each step with its rule. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>
  <xsl:include href="rule-words.xsl"/>

  <xsl:variable name="base">
    <xsl:choose>
      <xsl:when test="starts-with(/page/@path, '/credits/mine')">/credits/mine</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('/credits/officers/', /page/person/@id)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="year" select="/page/shown/@year"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('why.title', cx:hundredths(total/@total_hours))"/></xsl:template>
  <xsl:template match="page[not(total)]" mode="title"><xsl:value-of select="cx:word('why.title-none')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('why.lead', person/@name, $year)"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="{$base}?year={$year}">
      <xsl:choose>
        <xsl:when test="$base = '/credits/mine'"><xsl:value-of select="cx:word('credits.mine')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('credits.of', person/@name)"/></xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="years"/>
    <xsl:if test="not(total)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'why.no-rules'"/>
        <xsl:with-param name="next" select="'why.no-rules-next'"/>
        <xsl:with-param name="icon" select="'journal-text'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="total"/>
    <xsl:apply-templates select="owed"/>
  </xsl:template>

  <!-- What counts. -->
  <xsl:template match="total">
    <section class="why">
      <h2><xsl:value-of select="cx:word('why.counts', cx:hundredths(@total_hours), cx:hundredths(@total_credits))"/></h2>
      <ul class="why-tree">
        <xsl:apply-templates select="../channel"/>
        <xsl:if test="@carried_hours > 0 or @carried_credits > 0">
          <li><xsl:value-of select="cx:word('why.carried', cx:hundredths(@carried_hours), cx:hundredths(@carried_credits))"/></li>
        </xsl:if>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="channel">
    <li>
      <details open="open">
        <summary>
          <xsl:value-of select="cx:word(concat('channel.', @code))"/>
          <strong><xsl:value-of select="cx:word('credits.both', cx:hundredths(@counts_hours), cx:hundredths(@counts_credits))"/></strong>
        </summary>
        <xsl:if test="@summed_hours != @counts_hours or @summed_credits != @counts_credits">
          <p class="why-cap">
            <xsl:value-of select="cx:word('why.channel-cap', cx:hundredths(@summed_hours), cx:hundredths(@summed_credits))"/>
            <xsl:call-template name="limit"><xsl:with-param name="of" select="."/></xsl:call-template>
          </p>
        </xsl:if>
        <xsl:if test="@least_hours > 0 or @least_credits > 0">
          <p>
            <xsl:value-of select="cx:word('why.least', cx:hundredths(@least_hours), cx:hundredths(@least_credits))"/>
            <xsl:value-of select="cx:word(concat('why.least-met-', @least_met))"/>
          </p>
        </xsl:if>
        <xsl:if test="not(kind)"><p><xsl:value-of select="cx:word('why.nothing')"/></p></xsl:if>
        <ul class="why-tree"><xsl:apply-templates select="kind"/></ul>
      </details>
    </li>
  </xsl:template>

  <xsl:template match="kind">
    <li>
      <p>
        <a href="{$base}?year={$year}&amp;kind={@code}#entries"><xsl:value-of select="@name"/></a>
        <strong><xsl:value-of select="cx:word('credits.both', cx:hundredths(@counts_hours), cx:hundredths(@counts_credits))"/></strong>
      </p>
      <xsl:if test="@booked_hours != @counts_hours or @booked_credits != @counts_credits">
        <p class="why-cap">
          <xsl:value-of select="cx:word('why.kind-cap', cx:hundredths(@booked_hours), cx:hundredths(@booked_credits))"/>
          <xsl:call-template name="limit"><xsl:with-param name="of" select="."/></xsl:call-template>
        </p>
      </xsl:if>
      <p class="why-rule"><xsl:apply-templates select="." mode="rule"/></p>
    </li>
  </xsl:template>

  <!-- What is owed. -->
  <xsl:template match="owed">
    <section class="why">
      <h2><xsl:value-of select="cx:word('why.owed', cx:hundredths(@owed_hours), cx:hundredths(@owed_credits))"/></h2>
      <ul class="why-list">
        <li><xsl:value-of select="cx:word('why.owed-whole', cx:hundredths(@whole_hours), cx:hundredths(@whole_credits))"/></li>
        <xsl:if test="@parts != @of">
          <li><xsl:value-of select="cx:word(concat('why.owed-', @prorata), @parts, @of)"/></li>
        </xsl:if>
        <xsl:if test="@leave_days > 0">
          <li><xsl:value-of select="cx:word('why.owed-leave', @leave_days, @leave_days_least)"/></li>
        </xsl:if>
        <xsl:if test="@exempt_percent > 0">
          <li><xsl:value-of select="cx:word('why.owed-exempt', @exempt_percent)"/></li>
        </xsl:if>
        <xsl:if test="@parts != @of or @exempt_percent > 0">
          <li><xsl:value-of select="cx:word('why.owed-step', cx:hundredths(@step))"/></li>
        </xsl:if>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
