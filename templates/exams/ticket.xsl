<?xml version="1.0" encoding="UTF-8"?>
<!-- Admission tickets, an A5 page each, as a description to print (include/chengxue/print.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:include href="../widgets/words.xsl"/>
  <xsl:include href="ticket-rules.xsl"/>
  <xsl:variable name="page" select="/tickets"/>
  <xsl:variable name="ink" select="'#1a2331'"/>
  <xsl:variable name="soft" select="'#526076'"/>
  <xsl:variable name="line" select="'#8592a6'"/>
  <xsl:variable name="blue" select="'#123a6f'"/>

  <xsl:template match="/tickets">
    <document title="{cx:word('ticket.title')}" paper="A5">
      <xsl:apply-templates select="ticket"/>
    </document>
  </xsl:template>

  <xsl:template match="ticket">
    <page margin="12">
      <box x="0" y="0" width="148" height="5" fill="{$blue}"/>
      <text x="12" y="13" width="124" size="22" weight="bold" align="center" color="{$ink}" spacing="1.2">
        <xsl:value-of select="cx:word('ticket.title')"/>
      </text>
      <text x="12" y="26" width="124" height="12" size="12" align="center" color="{$ink}">
        <xsl:value-of select="concat(@exam, '&#10;', @sitting)"/>
      </text>
      <line x1="12" y1="41" x2="136" y2="41" width="0.75" color="{$blue}"/>
      <qr x="104" y="46" size="30"><xsl:value-of select="@ticket"/></qr>
      <text x="100" y="78" width="38" size="8" align="center" color="{$soft}">
        <xsl:value-of select="cx:word('ticket.qr')"/>
      </text>

      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="46"/>
        <xsl:with-param name="name" select="'person'"/>
        <xsl:with-param name="value" select="@person"/>
        <xsl:with-param name="width" select="58"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="56"/>
        <xsl:with-param name="name" select="'number'"/>
        <xsl:with-param name="value" select="@number"/>
        <xsl:with-param name="width" select="58"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="66"/>
        <xsl:with-param name="name" select="'unit'"/>
        <xsl:with-param name="value" select="@unit"/>
        <xsl:with-param name="width" select="58"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="76"/>
        <xsl:with-param name="name" select="'ticket'"/>
        <xsl:with-param name="value" select="@ticket"/>
        <xsl:with-param name="width" select="58"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="86"/>
        <xsl:with-param name="name" select="'opens_at'"/>
        <xsl:with-param name="value" select="cx:moment(@opens_at)"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="96"/>
        <xsl:with-param name="name" select="'starts_at'"/>
        <xsl:with-param name="value" select="cx:word('ticket.starts', cx:moment(@starts_at), @minutes)"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="106"/>
        <xsl:with-param name="name" select="'room'"/>
        <xsl:with-param name="value" select="@room"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="y" select="116"/>
        <xsl:with-param name="name" select="'seat'"/>
        <xsl:with-param name="value" select="cx:word('ticket.seat', @seat)"/>
      </xsl:call-template>

      <line x1="12" y1="128" x2="136" y2="128" width="0.75" color="{$blue}"/>
      <text x="12" y="132" width="124" size="11" weight="bold" color="{$ink}">
        <xsl:value-of select="cx:word('ticket.rules')"/>
      </text>
      <xsl:variable name="rules">
        <xsl:choose>
          <xsl:when test="@ticket_rules"><xsl:value-of select="@ticket_rules"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="ticket-rules-usual"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <text x="12" y="140" width="124" height="58" size="9.5" spacing="1.3" color="{$ink}">
        <xsl:for-each select="str:tokenize($rules, '&#10;')">
          <xsl:value-of select="concat(position(), '. ', ., '&#10;')"/>
        </xsl:for-each>
      </text>
    </page>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="y"/>
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="width" select="96"/>
    <text x="12" y="{$y}" width="26" size="10.5" color="{$soft}">
      <xsl:value-of select="cx:word(concat('field.', $name))"/>
    </text>
    <text x="40" y="{$y}" width="{$width}" height="7" size="12" weight="bold" color="{$ink}">
      <xsl:value-of select="$value"/>
    </text>
    <line x1="40" y1="{$y + 7.5}" x2="{40 + $width}" y2="{$y + 7.5}" width="0.25" color="{$line}"/>
  </xsl:template>
</xsl:stylesheet>
