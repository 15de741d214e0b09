<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of the board share. To be included beside the layout. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:include href="../people/device.xsl"/>

  <xsl:template match="page[sitting]" mode="crumbs">
    <a href="/invigilate"><xsl:value-of select="cx:word('invigilate.title')"/></a>
    <a href="/invigilate/{sitting/@id}">
      <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
    </a>
  </xsl:template>

  <xsl:template match="@standing" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'standing.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="candidate/@answered" mode="cell">
    <xsl:value-of select="concat(., ' / ', ../@items)"/>
  </xsl:template>

  <xsl:template match="candidate/@ended_by" mode="cell">
    <xsl:value-of select="cx:word(concat('ended-by.', .))"/>
  </xsl:template>

  <!-- What happened to an attempt, with how long it was about; the detail in words where it is a code of ours. -->
  <xsl:template match="event/@kind" mode="cell">
    <xsl:value-of select="cx:word(concat('attempt-event.', .))"/>
    <xsl:if test="../@seconds"><xsl:value-of select="concat(' ', cx:word('board.seconds', ../@seconds))"/></xsl:if>
  </xsl:template>
  <xsl:template match="event[@kind = 'ended']/@detail" mode="cell">
    <xsl:value-of select="cx:word(concat('ended-by.', .))"/>
  </xsl:template>
  <xsl:template match="event[@kind = 'device-asked']/@detail" mode="cell"><xsl:value-of select="cx:device(.)"/></xsl:template>
  <xsl:template match="event[@kind = 'late']/@detail" mode="cell">
    <xsl:value-of select="cx:word('board.question', .)"/>
  </xsl:template>

  <!-- Who invigilates and sits at once. -->
  <xsl:template name="own-note">
    <xsl:param name="words"/>
    <div class="callout">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'person-circle'"/></xsl:call-template>
      <div><xsl:value-of select="cx:word($words)"/></div>
    </div>
  </xsl:template>

  <!-- An act behind a fold: first what it is, then with what, then done. -->
  <xsl:template name="act">
    <xsl:param name="words"/>
    <xsl:param name="icon"/>
    <xsl:param name="at"/>
    <xsl:param name="submit"/>
    <xsl:param name="final" select="false()"/>
    <xsl:param name="fields"/>
    <xsl:param name="open" select="false()"/>
    <details class="act" name="act">
      <xsl:if test="$open"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary class="btn btn-outline-primary">
        <xsl:if test="$final"><xsl:attribute name="class">btn btn-outline-danger</xsl:attribute></xsl:if>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="$icon"/></xsl:call-template>
        <xsl:value-of select="cx:word($words)"/>
      </summary>
      <form class="act-form" method="post" action="{$at}">
        <xsl:call-template name="csrf"/>
        <xsl:copy-of select="$fields"/>
        <button type="submit" class="btn btn-primary">
          <xsl:if test="$final"><xsl:attribute name="class">btn btn-danger</xsl:attribute></xsl:if>
          <xsl:value-of select="$submit"/>
        </button>
      </form>
    </details>
  </xsl:template>

  <xsl:template name="minutes">
    <xsl:param name="value" select="5"/>
    <xsl:param name="id" select="'field-minutes'"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'minutes'"/>
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="type" select="'number'"/>
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="min" select="1"/>
      <xsl:with-param name="max" select="240"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
