<?xml version="1.0" encoding="UTF-8"?>
<!--
  The board of a sitting, or of one of its rooms: how many stand where, who asks for another device, everybody's progress,
  and what can be done with all that is shown. js/board.js takes the parts marked data-live anew every few seconds.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="board-frame.xsl"/>

  <xsl:template match="page" mode="shape">wide</xsl:template>
  <xsl:template match="page" mode="title">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
  </xsl:template>
  <xsl:template match="page[sitting]" mode="crumbs">
    <a href="/invigilate"><xsl:value-of select="cx:word('invigilate.title')"/></a>
  </xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/sitting.css"/>
    <script type="module" src="{@assets}/js/board.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="sitting/@state"/>
      <xsl:with-param name="words" select="'sitting-state.'"/>
    </xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="sitting/@started_at">
        <xsl:value-of select="cx:word('board.started', cx:moment(sitting/@started_at), sitting/@minutes)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="cx:word('board.planned', cx:moment(sitting/@starts_at), sitting/@minutes)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="page" mode="actions">
    <a class="btn btn-quiet" href="/invigilate/{sitting/@id}/protocol">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
      <xsl:value-of select="cx:word('protocol.title')"/>
    </a>
    <xsl:if test="can/@do = 'open'">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat('/invigilate/', sitting/@id, '/open')"/>
        <xsl:with-param name="words" select="'invigilate.open'"/>
        <xsl:with-param name="icon" select="'door-open'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="can/@do = 'start'">
      <a class="btn btn-primary btn-main" href="/invigilate/{sitting/@id}/start">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'play-circle-fill'"/></xsl:call-template>
        <xsl:value-of select="cx:word('invigilate.start')"/>
      </a>
    </xsl:if>
    <xsl:if test="can/@do = 'close'">
      <a class="btn btn-outline-danger" href="/invigilate/{sitting/@id}/close">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'stop-circle-fill'"/></xsl:call-template>
        <xsl:value-of select="cx:word('invigilate.close')"/>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="room" select="/page/query[@name = 'room']/@value"/>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="rooms"/>
    <div id="live-sum" data-live="sum"><xsl:apply-templates select="totals"/></div>
    <xsl:if test="can/@do = 'act'"><xsl:call-template name="acts"/></xsl:if>
    <xsl:call-template name="board-filters"/>
    <div id="live-list" data-live="list">
      <xsl:apply-templates select="." mode="list"/>
    </div>
    <p class="board-fresh">
      <span id="live-fresh" data-live="fresh">
        <xsl:value-of select="cx:word('board.shown-at', sitting/@shown_at)"/>
      </span>
      <xsl:text> </xsl:text>
      <a href=""><xsl:value-of select="cx:word('board.refresh')"/></a>
    </p>
  </xsl:template>

  <!-- The rooms as places to go; a room's invigilator has no place for all. -->
  <xsl:template name="rooms">
    <xsl:if test="count(room) > 1 or (room and can/@do = 'see-all')">
      <nav class="tabs" aria-label="{cx:word('board.rooms')}">
        <ul>
          <xsl:if test="can/@do = 'see-all'">
            <li>
              <a href="/invigilate/{sitting/@id}">
                <xsl:if test="not($room)"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:value-of select="cx:word('board.all-rooms')"/>
              </a>
            </li>
          </xsl:if>
          <xsl:for-each select="room">
            <li>
              <a href="/invigilate/{../sitting/@id}?room={@id}">
                <xsl:if test="@id = $room"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:value-of select="@name"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The totals: each is a link to those it counts. -->
  <xsl:template match="totals">
    <ul class="tiles">
      <li>
        <a class="tile" href="{cx:address('standing', '')}">
          <span class="tile-number"><xsl:value-of select="@candidates"/></span>
          <span class="tile-name"><xsl:value-of select="cx:word('board.candidates')"/></span>
        </a>
      </li>
      <xsl:apply-templates mode="tile"
        select="@absent | @present | @running | @away | @paused | @collecting | @submitted"/>
    </ul>
    <xsl:apply-templates select="self::totals[../sitting/@closed_at]" mode="collecting"/>
    <xsl:if test="@asking > 0">
      <div class="callout callout-warning" role="status">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'phone'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('board.asking', @asking)"/></div>
      </div>
    </xsl:if>
    <xsl:if test="@losers > 0 and ../can/@do = 'act'">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'clock-history'"/></xsl:call-template>
        <div>
          <p><xsl:value-of select="cx:word('board.lost', @losers, @lost_most)"/></p>
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/invigilate/', ../sitting/@id, '/compensate')"/>
            <xsl:with-param name="words" select="'board.compensate'"/>
            <xsl:with-param name="look" select="'btn-sm btn-outline-primary'"/>
            <xsl:with-param name="hidden"><xsl:call-template name="room-field"/></xsl:with-param>
          </xsl:call-template>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="../sitting/@papers = 0">
      <div class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('board.no-papers')"/></div>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- After the closing: how many papers are still on their way, and that all are in. -->
  <xsl:template match="totals[@working > 0]" mode="collecting">
    <div class="callout" role="status">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'hourglass-split'"/></xsl:call-template>
      <div><xsl:value-of select="cx:word('board.collecting', @working)"/></div>
    </div>
  </xsl:template>
  <xsl:template match="totals" mode="collecting">
    <div class="callout callout-good" role="status">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
      <div><xsl:value-of select="cx:word('board.collected', @submitted)"/></div>
    </div>
  </xsl:template>

  <xsl:template match="@*" mode="tile">
    <li>
      <a class="tile" href="{cx:address('standing', local-name())}">
        <xsl:if test="/page/query[@name = 'standing']/@value = local-name()">
          <xsl:attribute name="aria-current">true</xsl:attribute>
        </xsl:if>
        <span class="tile-number"><xsl:value-of select="."/></span>
        <span class="tile-name">
          <xsl:call-template name="state">
            <xsl:with-param name="code" select="local-name()"/>
            <xsl:with-param name="words" select="'standing.'"/>
          </xsl:call-template>
        </span>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="room-field">
    <xsl:if test="$room"><input type="hidden" name="room" value="{$room}"/></xsl:if>
  </xsl:template>

  <!-- What is done with all that is shown: the button names whom it is for. -->
  <xsl:template name="acts">
    <xsl:variable name="at" select="concat('/invigilate/', sitting/@id, '/')"/>
    <xsl:variable name="whom">
      <xsl:choose>
        <xsl:when test="$room"><xsl:value-of select="room[@id = $room]/@name"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('board.everybody')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="own">
      <xsl:call-template name="own-note"><xsl:with-param name="words" select="'board.own-too'"/></xsl:call-template>
    </xsl:if>
    <div class="acts">
      <xsl:call-template name="act">
        <xsl:with-param name="words" select="'invigilate.extend'"/>
        <xsl:with-param name="icon" select="'plus-circle-fill'"/>
        <xsl:with-param name="at" select="concat($at, 'extend')"/>
        <xsl:with-param name="submit" select="cx:word('board.extend-whom', $whom)"/>
        <xsl:with-param name="open" select="boolean(refusal[@field = 'minutes'])"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="room-field"/>
          <xsl:call-template name="minutes"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="act">
        <xsl:with-param name="words" select="'invigilate.pause'"/>
        <xsl:with-param name="icon" select="'pause-circle-fill'"/>
        <xsl:with-param name="at" select="concat($at, 'pause')"/>
        <xsl:with-param name="submit" select="cx:word('board.pause-whom', $whom)"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="room-field"/>
          <p><xsl:value-of select="cx:word('board.pause-help')"/></p>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="act">
        <xsl:with-param name="words" select="'invigilate.resume'"/>
        <xsl:with-param name="icon" select="'play-circle-fill'"/>
        <xsl:with-param name="at" select="concat($at, 'resume')"/>
        <xsl:with-param name="submit" select="cx:word('board.resume-whom', $whom)"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="room-field"/>
          <p><xsl:value-of select="cx:word('board.resume-help')"/></p>
        </xsl:with-param>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template name="board-filters">
    <form class="board-search" method="get" action="{@path}" role="search">
      <xsl:for-each select="query[@value != '' and (@name = 'room' or @name = 'standing')]">
        <input type="hidden" name="{@name}" value="{@value}"/>
      </xsl:for-each>
      <label class="visually-hidden" for="board-q"><xsl:value-of select="cx:word('candidates.q')"/></label>
      <input class="form-control" type="search" id="board-q" name="q" value="{query[@name = 'q']/@value}"
        placeholder="{cx:word('candidates.q')}"/>
      <button type="submit" class="btn btn-outline-primary">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
        <xsl:value-of select="cx:word('action.filter')"/>
      </button>
      <xsl:if test="query[@value != '' and (@name = 'q' or @name = 'standing')]">
        <a class="btn btn-quiet">
          <xsl:attribute name="href">
            <xsl:value-of select="@path"/>
            <xsl:if test="$room"><xsl:value-of select="concat('?room=', $room)"/></xsl:if>
          </xsl:attribute>
          <xsl:value-of select="cx:word('action.filter-none')"/>
        </a>
      </xsl:if>
    </form>
  </xsl:template>

  <xsl:template match="page" mode="list">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'board.list'"/>
      <xsl:with-param name="rows" select="candidate"/>
      <xsl:with-param name="columns" select="'person number unit room seat standing answered ends_at seen_at events'"/>
      <xsl:with-param name="figures" select="'seat answered events'"/>
      <xsl:with-param name="words" select="'board.'"/>
      <xsl:with-param name="actions" select="boolean(candidate[@asking = 1 and not(@id = ../own/@id)])"/>
    </xsl:call-template>
    <xsl:call-template name="paging"/>
  </xsl:template>
  <xsl:template match="page[not(candidate)]" mode="list">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'board.nobody'"/>
      <xsl:with-param name="next" select="'board.nobody-next'"/>
      <xsl:with-param name="icon" select="'people'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="candidate/@person" mode="cell">
    <a href="/invigilate/{/page/sitting/@id}/candidates/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <!-- On the day only the time of day is read. -->
  <xsl:template match="candidate/@ends_at | candidate/@seen_at" mode="cell" priority="2">
    <xsl:value-of select="substring(., 12, 8)"/>
  </xsl:template>

  <xsl:template match="candidate[@asking = 1 and not(@id = ../own/@id)]" mode="actions">
    <xsl:call-template name="device-button">
      <xsl:with-param name="confirm" select="true()"/>
      <xsl:with-param name="words" select="'invigilate.device-confirm'"/>
      <xsl:with-param name="look" select="'btn-sm btn-primary'"/>
    </xsl:call-template>
    <xsl:call-template name="device-button">
      <xsl:with-param name="words" select="'invigilate.device-refuse'"/>
      <xsl:with-param name="look" select="'btn-sm btn-quiet'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="candidate" mode="actions"/>

  <xsl:template name="device-button">
    <xsl:param name="confirm" select="false()"/>
    <xsl:param name="words"/>
    <xsl:param name="look"/>
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="concat('/invigilate/', /page/sitting/@id, '/candidates/', @id, '/device')"/>
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="look" select="$look"/>
      <xsl:with-param name="hidden">
        <xsl:if test="$confirm"><input type="hidden" name="confirm" value="1"/></xsl:if>
        <xsl:call-template name="room-field"/>
        <input type="hidden" name="board" value="1"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
