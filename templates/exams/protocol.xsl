<?xml version="1.0" encoding="UTF-8"?>
<!-- The record of how a room's sitting went, for printing and signing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="board-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('protocol.title')"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name, ' · ', sum/@room_name)"/>
  </xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/sitting.css"/>
    <script type="module" src="{@assets}/js/print.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="actions">
    <button type="button" class="btn btn-primary" data-print="print" hidden="hidden">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
      <xsl:value-of select="cx:word('protocol.print')"/>
    </button>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="count(room) > 1">
      <nav class="tabs" aria-label="{cx:word('board.rooms')}">
        <ul>
          <xsl:for-each select="room">
            <li>
              <a href="/invigilate/{../sitting/@id}/protocol?room={@id}">
                <xsl:if test="@id = ../sum/@room"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:value-of select="@name"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:if test="sitting/@closed_at and sum/@came > sum/@submitted">
      <div class="callout callout-warning" role="status">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'hourglass-split'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('protocol.collecting', sum/@came - sum/@submitted)"/></div>
      </div>
    </xsl:if>
    <dl class="facts">
      <xsl:apply-templates select="sitting/@starts_at | sitting/@started_at | sitting/@closed_at | sitting/@minutes"
        mode="protocol-fact"/>
      <xsl:apply-templates select="sum/@candidates | sum/@came | sum/@absent | sum/@submitted" mode="protocol-fact"/>
    </dl>

    <h2><xsl:value-of select="cx:word('protocol.people')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'protocol.people'"/>
      <xsl:with-param name="rows" select="candidate"/>
      <xsl:with-param name="columns"
        select="'person seat number unit ticket started_at ended_at ended_by answered extra_time event-count'"/>
      <xsl:with-param name="figures" select="'seat answered event-count'"/>
      <xsl:with-param name="words" select="'protocol.'"/>
    </xsl:call-template>

    <h2><xsl:value-of select="cx:word('protocol.events')"/></h2>
    <xsl:if test="event">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'protocol.events'"/>
        <xsl:with-param name="rows" select="event"/>
        <xsl:with-param name="columns" select="'at seat person kind detail actor'"/>
        <xsl:with-param name="figures" select="'seat'"/>
        <xsl:with-param name="words" select="'protocol.'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(event)"><p class="none"><xsl:value-of select="cx:word('protocol.no-events')"/></p></xsl:if>

    <dl class="signatures">
      <div><dt><xsl:value-of select="cx:word('protocol.remarks')"/></dt><dd/></div>
      <div><dt><xsl:value-of select="cx:word('protocol.signed')"/></dt><dd/></div>
      <div><dt><xsl:value-of select="cx:word('protocol.date')"/></dt><dd/></div>
    </dl>
  </xsl:template>

  <xsl:template match="@*" mode="protocol-fact">
    <div>
      <dt><xsl:value-of select="cx:word(concat('protocol.', local-name()))"/></dt>
      <dd><xsl:apply-templates select="." mode="cell"/></dd>
    </div>
  </xsl:template>

  <!-- The date stands above; in the lists it is the time of day that matters. -->
  <xsl:template match="candidate/@started_at | candidate/@ended_at | event/@at" mode="cell" priority="2">
    <xsl:value-of select="substring(., 12, 8)"/>
  </xsl:template>
  <xsl:template match="candidate/@answered" mode="cell" priority="2"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
