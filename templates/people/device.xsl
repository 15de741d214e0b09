<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a browser says of itself, in words that its owner knows: cx:device(@agent) gives "手机 · 微信".
  The order matters: browsers name the ones that they resemble.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  xmlns:func="http://exslt.org/functions" extension-element-prefixes="func" exclude-result-prefixes="cx">

  <func:function name="cx:device">
    <xsl:param name="agent"/>
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="contains($agent, 'iPad') or contains($agent, 'Tablet')">tablet</xsl:when>
        <xsl:when test="contains($agent, 'iPhone') or contains($agent, 'Mobile') or contains($agent, 'Android')">phone</xsl:when>
        <xsl:when test="contains($agent, 'Windows') or contains($agent, 'Macintosh') or contains($agent, 'Linux')">computer</xsl:when>
        <xsl:otherwise>other</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="browser">
      <xsl:choose>
        <xsl:when test="contains($agent, 'MicroMessenger')">wechat</xsl:when>
        <xsl:when test="contains($agent, 'Edg')">edge</xsl:when>
        <xsl:when test="contains($agent, 'Firefox')">firefox</xsl:when>
        <xsl:when test="contains($agent, 'Chrome') or contains($agent, 'Chromium')">chrome</xsl:when>
        <xsl:when test="contains($agent, 'Safari')">safari</xsl:when>
        <xsl:otherwise>other</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <func:result select="concat(cx:word(concat('device.', $kind)), ' · ', cx:word(concat('browser.', $browser)))"/>
  </func:function>
</xsl:stylesheet>
