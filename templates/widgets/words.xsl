<?xml version="1.0" encoding="UTF-8"?>
<!--
  Words, addresses and figures, as functions for select="…" and "{…}".

    <xsl:value-of select="cx:word('unit.saved')"/>
    <a href="{cx:address('page', 3)}" title="{cx:word('param.out-of-range', 1, 50)}">
    <xsl:value-of select="cx:moment(@starts)"/>          2026-03-01 08:30
    <xsl:value-of select="cx:hundredths(@hours)"/>       150 is 1.5

  A key that words.xml lacks is shown as it is, so that it is noticed.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  xmlns:func="http://exslt.org/functions" xmlns:str="http://exslt.org/strings" xmlns:program="urn:chengxue:program:1"
  extension-element-prefixes="func" exclude-result-prefixes="cx str program">

  <!-- The program knows all words by heart and gives them by a function; elsewhere (xsltproc) they are read. -->
  <func:function name="cx:word">
    <xsl:param name="key"/>
    <xsl:param name="zero"/>
    <xsl:param name="one"/>
    <xsl:choose>
      <xsl:when test="not(function-available('program:word'))">
        <func:result select="cx:filled(cx:filled(cx:word-read($key), '{0}', $zero), '{1}', $one)"/>
      </xsl:when>
      <xsl:when test="contains(program:word(string($key)), '{')">
        <func:result select="cx:filled(cx:filled(program:word(string($key)), '{0}', $zero), '{1}', $one)"/>
      </xsl:when>
      <xsl:otherwise>
        <func:result select="program:word(string($key))"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- From words.xml, whose document type makes key an ID. -->
  <func:function name="cx:word-read">
    <xsl:param name="key"/>
    <xsl:variable name="text">
      <xsl:for-each select="document('../words.xml')">
        <xsl:value-of select="id($key)"/>
        <xsl:if test="not(id($key))"><xsl:value-of select="$key"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <func:result select="string($text)"/>
  </func:function>

  <func:function name="cx:filled">
    <xsl:param name="text"/>
    <xsl:param name="place"/>
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="contains($text, $place)">
        <func:result select="concat(substring-before($text, $place), $value, substring-after($text, $place))"/>
      </xsl:when>
      <xsl:otherwise>
        <func:result select="string($text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- This page's address with one parameter of its query set anew; any other change begins again at page 1. -->
  <func:function name="cx:address">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:variable name="query">
      <xsl:for-each select="$page/query[@name != $name and @name != 'page' and @value != '']">
        <xsl:value-of select="concat('&amp;', @name, '=', str:encode-uri(@value, true()))"/>
      </xsl:for-each>
      <xsl:value-of select="concat('&amp;', $name, '=', str:encode-uri(string($value), true()))"/>
    </xsl:variable>
    <func:result select="concat($page/@path, '?', substring($query, 2))"/>
  </func:function>

  <func:function name="cx:moment">
    <xsl:param name="moment"/>
    <func:result select="substring($moment, 1, 16)"/>
  </func:function>

  <func:function name="cx:hundredths">
    <xsl:param name="number"/>
    <func:result select="format-number($number div 100, '0.##')"/>
  </func:function>
</xsl:stylesheet>
