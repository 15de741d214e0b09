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
</xsl:stylesheet>
