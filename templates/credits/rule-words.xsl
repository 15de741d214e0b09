<?xml version="1.0" encoding="UTF-8"?>
<!-- A rule in plain words, from its attributes: basis, each_hours, each_credits, rounding, step, cap_hours, cap_credits. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="*" mode="rule">
    <xsl:value-of select="cx:word(concat('rule.basis-', @basis), cx:hundredths(@each_hours), cx:hundredths(@each_credits))"/>
    <xsl:if test="@step > 1">
      <xsl:value-of select="cx:word(concat('rule.rounding-', @rounding), cx:hundredths(@step))"/>
    </xsl:if>
    <xsl:call-template name="limit"><xsl:with-param name="of" select="."/></xsl:call-template>
    <xsl:value-of select="cx:word('rule.end')"/>
  </xsl:template>

  <!-- The most that may count in a year. -->
  <xsl:template name="limit">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of/@cap_hours and $of/@cap_credits">
        <xsl:value-of select="cx:word('rule.cap-both', cx:hundredths($of/@cap_hours), cx:hundredths($of/@cap_credits))"/>
      </xsl:when>
      <xsl:when test="$of/@cap_hours"><xsl:value-of select="cx:word('rule.cap-hours', cx:hundredths($of/@cap_hours))"/></xsl:when>
      <xsl:when test="$of/@cap_credits"><xsl:value-of select="cx:word('rule.cap-credits', cx:hundredths($of/@cap_credits))"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What a set demands of a year. -->
  <xsl:template match="*" mode="demands">
    <h2><xsl:value-of select="cx:word('rule-set.owed', cx:hundredths(@owed_hours), cx:hundredths(@owed_credits))"/></h2>
    <ul class="why-list">
      <li><xsl:value-of select="cx:word(concat('rule-set.prorata-', @prorata), @leave_days_least, cx:hundredths(@owed_step))"/></li>
      <li><xsl:value-of select="cx:word('rule-set.class-hour', @class_hour_minutes)"/></li>
      <li>
        <xsl:choose>
          <xsl:when test="@carry_percent > 0">
            <xsl:value-of select="cx:word('rule-set.carry', @carry_percent, cx:word('credits.both', cx:hundredths(@carry_hours_most), cx:hundredths(@carry_credits_most)))"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="cx:word('rule-set.no-carry')"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </ul>
  </xsl:template>

  <!-- A kind of activity or a channel: what it is called, what a set says of it. -->
  <xsl:template match="*[@name]" mode="name"><xsl:value-of select="@name"/></xsl:template>
  <xsl:template match="*[@code]" mode="name"><xsl:value-of select="cx:word(concat('channel.', @code))"/></xsl:template>
  <xsl:template match="*" mode="says"><xsl:value-of select="cx:word('rule-set.nothing')"/></xsl:template>
  <xsl:template match="*[@basis]" mode="says">
    <xsl:value-of select="cx:word('rule-set.counts-to', cx:word(concat('channel.', @channel)))"/><xsl:apply-templates select="." mode="rule"/>
  </xsl:template>
  <xsl:template match="*[@code]" mode="says">
    <xsl:value-of select="cx:word('rule-set.least', cx:hundredths(@least_hours), cx:hundredths(@least_credits))"/>
    <xsl:call-template name="limit"><xsl:with-param name="of" select="."/></xsl:call-template>
    <xsl:value-of select="cx:word('rule.end')"/>
  </xsl:template>
</xsl:stylesheet>
