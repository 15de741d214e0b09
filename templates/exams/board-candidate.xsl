<?xml version="1.0" encoding="UTF-8"?>
<!-- One candidate on the board: where the attempt stands, what can be done with it, what happened to it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="board-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="candidate/@person"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:apply-templates select="candidate/@standing" mode="cell"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="concat(candidate/@unit, ' · ', candidate/@number)"/>
  </xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/sitting.css"/>
    <script type="module" src="{@assets}/js/board.js"></script>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="candidate/@id = own/@id">
        <xsl:call-template name="own-note"><xsl:with-param name="words" select="'board.own'"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="candidate[@asking = 1]" mode="asking"/>
        <xsl:apply-templates select="self::page[can/@do = 'act']/candidate" mode="acts"/>
      </xsl:otherwise>
    </xsl:choose>
    <div id="live-facts" data-live="facts">
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="candidate"/>
        <xsl:with-param name="columns"
          select="'standing answered seen_at started_at ends_at ended_at ended_by lost_time extra_time late room seat ticket'"/>
        <xsl:with-param name="words" select="'board.'"/>
      </xsl:call-template>
    </div>
    <xsl:if test="candidate/@receipt">
      <p class="receipt-line">
        <xsl:value-of select="cx:word('board.receipt')"/>
        <code><xsl:value-of select="candidate/@receipt"/></code>
      </p>
    </xsl:if>
    <h2><xsl:value-of select="cx:word('board.events')"/></h2>
    <div id="live-events" data-live="events">
      <xsl:if test="event">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'board.events'"/>
          <xsl:with-param name="rows" select="event"/>
          <xsl:with-param name="columns" select="'at kind detail actor'"/>
          <xsl:with-param name="words" select="'protocol.'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="not(event)"><p class="none"><xsl:value-of select="cx:word('board.no-events')"/></p></xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="candidate" mode="asking">
    <div class="callout callout-warning">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'phone'"/></xsl:call-template>
      <div>
        <p><xsl:value-of select="cx:word('board.asks', cx:device(@asking_agent), cx:moment(@asked_at))"/></p>
        <div class="callout-acts">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/invigilate/', ../sitting/@id, '/candidates/', @id, '/device')"/>
            <xsl:with-param name="words" select="'invigilate.device-confirm'"/>
            <xsl:with-param name="hidden"><input type="hidden" name="confirm" value="1"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/invigilate/', ../sitting/@id, '/candidates/', @id, '/device')"/>
            <xsl:with-param name="words" select="'invigilate.device-refuse'"/>
            <xsl:with-param name="look" select="'btn-outline-primary'"/>
          </xsl:call-template>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="candidate" mode="acts">
    <xsl:variable name="at" select="concat('/invigilate/', ../sitting/@id, '/candidates/', @id, '/')"/>
    <xsl:variable name="working" select="@state = 'running' or @state = 'paused'"/>
    <div class="acts">
      <xsl:if test="@state != 'ended'">
        <xsl:call-template name="act">
          <xsl:with-param name="words" select="'invigilate.extend'"/>
          <xsl:with-param name="icon" select="'plus-circle-fill'"/>
          <xsl:with-param name="at" select="concat($at, 'extend')"/>
          <xsl:with-param name="submit" select="cx:word('board.extend-whom', @person)"/>
          <xsl:with-param name="fields"><xsl:call-template name="minutes"/></xsl:with-param>
          <xsl:with-param name="open" select="boolean(../refusal[@field = 'minutes'])"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$working and @lost > 0">
        <form class="form-button" method="post" action="{concat($at, 'compensate')}">
          <xsl:call-template name="csrf"/>
          <button type="submit" class="btn btn-outline-primary">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'clock-history'"/></xsl:call-template>
            <xsl:value-of select="cx:word('board.give-back', @lost)"/>
          </button>
        </form>
      </xsl:if>
      <xsl:if test="@state = 'running'">
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat($at, 'pause')"/>
          <xsl:with-param name="words" select="'invigilate.pause'"/>
          <xsl:with-param name="icon" select="'pause-circle-fill'"/>
          <xsl:with-param name="look" select="'btn-outline-primary'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@state = 'paused'">
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat($at, 'resume')"/>
          <xsl:with-param name="words" select="'invigilate.resume'"/>
          <xsl:with-param name="icon" select="'play-circle-fill'"/>
          <xsl:with-param name="look" select="'btn-primary'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$working">
        <xsl:call-template name="act">
          <xsl:with-param name="words" select="'invigilate.end'"/>
          <xsl:with-param name="icon" select="'stop-circle-fill'"/>
          <xsl:with-param name="at" select="concat($at, 'end')"/>
          <xsl:with-param name="submit" select="cx:word('board.end-whom', @person)"/>
          <xsl:with-param name="final" select="true()"/>
          <xsl:with-param name="fields"><xsl:call-template name="reason"/></xsl:with-param>
          <xsl:with-param name="open" select="boolean(../refusal[@field = 'reason'])"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@state = 'ended' and ../sitting/@state = 'running'">
        <xsl:call-template name="act">
          <xsl:with-param name="words" select="'invigilate.reopen'"/>
          <xsl:with-param name="icon" select="'arrow-counterclockwise'"/>
          <xsl:with-param name="at" select="concat($at, 'reopen')"/>
          <xsl:with-param name="submit" select="cx:word('board.reopen-whom', @person)"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="minutes"/>
            <xsl:call-template name="reason"/>
          </xsl:with-param>
          <xsl:with-param name="open" select="boolean(../refusal)"/>
        </xsl:call-template>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="reason">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'reason'"/>
      <xsl:with-param name="length" select="200"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- To the second: it is about minutes here. -->
  <xsl:template match="candidate/@seen_at | candidate/@started_at | candidate/@ends_at | candidate/@ended_at | event/@at"
    mode="cell" priority="2">
    <xsl:value-of select="."/>
  </xsl:template>
</xsl:stylesheet>
