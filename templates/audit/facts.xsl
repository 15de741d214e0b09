<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a line of the audit says beyond its action, from its <fact name="…" value="…"/>: "延长 60 分钟 · 第一考场". A fact is
  said by the words audit-fact.NAME with the value in them, or by a template here; what two facts say together is said
  by the first of them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" xmlns:date="http://exslt.org/dates-and-times"
  exclude-result-prefixes="cx str date">

  <xsl:template name="facts-said">
    <xsl:for-each select="fact[not(@name = 'to' or @name = 'state-to' or @name = 'score-to')]">
      <xsl:if test="position() > 1"><xsl:text> · </xsl:text></xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="fact">
    <xsl:value-of select="cx:word(concat('audit-fact.', @name), @value)"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'from']">
    <xsl:value-of select="concat(@value, ' → ', ../fact[@name = 'to']/@value)"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'state-from']">
    <xsl:value-of select="concat(cx:word(concat('sitting-state.', @value)), ' → ',
      cx:word(concat('sitting-state.', ../fact[@name = 'state-to']/@value)))"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'score-from']">
    <xsl:value-of select="concat(cx:word('audit-fact.score', cx:hundredths(@value)), ' → ',
      cx:word('audit-fact.score', cx:hundredths(../fact[@name = 'score-to']/@value)))"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'seconds'][@value mod 60 = 0]">
    <xsl:value-of select="cx:word('audit-fact.minutes', @value div 60)"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'quota'][@value = 0]"><xsl:value-of select="cx:word('audit-fact.quota-none')"/></xsl:template>

  <!-- A moment of UTC. -->
  <xsl:template match="fact[@name = 'opens' or @name = 'starts']">
    <xsl:variable name="moment" select="date:add(concat(translate(@value, ' ', 'T'), 'Z'), 'PT8H')"/>
    <xsl:value-of select="cx:word(concat('audit-fact.', @name), cx:moment(translate($moment, 'T', ' ')))"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'role' or @name = 'how' or @name = 'decision']">
    <xsl:variable name="words">
      <xsl:if test="@name != 'role'">audit-</xsl:if>
    </xsl:variable>
    <xsl:value-of select="cx:word(concat($words, @name, '.', @value))"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'fields']">
    <xsl:variable name="names">
      <xsl:for-each select="str:tokenize(@value, ' ')">
        <xsl:if test="position() > 1"><xsl:value-of select="cx:word('list.comma')"/></xsl:if>
        <xsl:value-of select="cx:word(concat('officer.', .))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="cx:word('audit-fact.fields', string($names))"/>
  </xsl:template>

  <xsl:template match="fact[@name = 'officer']"><xsl:value-of select="../@about"/></xsl:template>
  <xsl:template match="fact[@name = 'officer'][/page/viewer/may/@right = 'view-people']">
    <a href="/officers/{@value}"><xsl:value-of select="../@about"/></a>
  </xsl:template>
</xsl:stylesheet>
