<?xml version="1.0" encoding="UTF-8"?>
<!-- One sitting: how far its preparation is and the next step, its facts, rooms and quotas. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:call-template name="sitting-state"/></xsl:template>
  <xsl:template match="page[sitting]" mode="crumbs">
    <a href="/sittings"><xsl:value-of select="cx:word('sittings.title')"/></a>
  </xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/sitting.css"/></xsl:template>
  <xsl:template match="page[can/@do = 'change']" mode="actions">
    <a class="btn btn-outline-primary" href="/sittings/{sitting/@id}/change">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil-square'"/></xsl:call-template>
      <xsl:value-of select="cx:word('sitting.change')"/>
    </a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="sitting-tabs"/>
    <xsl:apply-templates select="self::page[can/@do = 'view']/sitting" mode="steps"/>
    <xsl:if test="not(can/@do = 'view')">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'people'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('sitting.own-people')"/></div>
      </div>
    </xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="sitting"/>
      <xsl:with-param name="columns" select="'opens_at starts_at minutes candidates started_at closed_at'"/>
      <xsl:with-param name="words" select="'sitting.'"/>
    </xsl:call-template>
    <xsl:apply-templates select="." mode="rooms"/>
    <xsl:apply-templates select="self::page[quota or can/@do = 'prepare']" mode="quotas"/>
  </xsl:template>

  <!-- The steps, each done or to do, with what does it. -->

  <xsl:template match="sitting" mode="steps">
    <section class="checklist-card" aria-labelledby="steps">
      <h2 id="steps"><xsl:value-of select="cx:word('sitting.steps')"/></h2>
      <ol class="checklist">
        <xsl:call-template name="step">
          <xsl:with-param name="done" select="@candidates > 0"/>
          <xsl:with-param name="words" select="'sitting.step-candidates'"/>
          <xsl:with-param name="detail" select="cx:word('sitting.step-candidates-detail', @candidates)"/>
          <xsl:with-param name="action">
            <xsl:if test="../can/@do = 'enrol'">
              <a class="btn btn-sm btn-outline-primary" href="/sittings/{@id}/enrol">
                <xsl:value-of select="cx:word('candidates.enrol')"/>
              </a>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="step">
          <xsl:with-param name="done" select="@enough = 1"/>
          <xsl:with-param name="words" select="'sitting.step-rooms'"/>
          <xsl:with-param name="detail" select="cx:word('sitting.step-rooms-detail', count(../room), @seats)"/>
          <xsl:with-param name="action">
            <xsl:if test="../can/@do = 'prepare'">
              <a class="btn btn-sm btn-outline-primary" href="#rooms"><xsl:value-of select="cx:word('room.add')"/></a>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="step">
          <xsl:with-param name="done" select="@all_seated = 1"/>
          <xsl:with-param name="words" select="'sitting.step-seats'"/>
          <xsl:with-param name="detail" select="cx:word('sitting.step-seats-detail', @seated, @candidates)"/>
          <xsl:with-param name="action">
            <xsl:if test="../can/@do = 'prepare' and @enough = 1 and @candidates > 0">
              <xsl:call-template name="post-button">
                <xsl:with-param name="action" select="concat('/sittings/', @id, '/seats')"/>
                <xsl:with-param name="words" select="'seating.shuffle'"/>
                <xsl:with-param name="look" select="'btn-sm btn-outline-primary'"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:apply-templates select="." mode="step-publish"/>
        <xsl:apply-templates select="." mode="step-papers"/>
        <xsl:apply-templates select="." mode="step-run"/>
        <xsl:apply-templates select="self::*[@closed_at]" mode="step-results"/>
      </ol>
    </section>
  </xsl:template>

  <xsl:template match="sitting" mode="step-publish">
    <xsl:call-template name="step">
      <xsl:with-param name="done" select="@state != 'draft'"/>
      <xsl:with-param name="words" select="'sitting.step-publish'"/>
      <xsl:with-param name="detail" select="cx:word('sitting.step-publish-detail')"/>
      <xsl:with-param name="action">
        <xsl:if test="../can/@do = 'publish' and @all_seated = 1">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/sittings/', @id, '/publish')"/>
            <xsl:with-param name="words" select="'sitting.publish'"/>
            <xsl:with-param name="look" select="'btn-sm btn-primary'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="../can/@do = 'withdraw'">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/sittings/', @id, '/withdraw')"/>
            <xsl:with-param name="words" select="'sitting.withdraw'"/>
            <xsl:with-param name="look" select="'btn-sm btn-quiet'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sitting" mode="step-papers">
    <xsl:variable name="job" select="../papers-job"/>
    <xsl:call-template name="step">
      <xsl:with-param name="done" select="boolean(@papers_at)"/>
      <xsl:with-param name="words" select="'sitting.step-papers'"/>
      <xsl:with-param name="detail">
        <xsl:choose>
          <xsl:when test="@papers_at">
            <xsl:value-of select="cx:word('sitting.step-papers-made', cx:moment(@papers_at))"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="cx:word('sitting.step-papers-detail')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="action">
        <xsl:if test="$job">
          <a class="btn btn-sm btn-quiet" href="/jobs/{$job/@id}">
            <xsl:value-of select="cx:word(concat('sitting.papers-job-', $job/@state))"/>
          </a>
        </xsl:if>
        <xsl:if test="../can/@do = 'papers'">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/sittings/', @id, '/papers')"/>
            <xsl:with-param name="words" select="'sitting.make-papers'"/>
            <xsl:with-param name="look" select="'btn-sm btn-primary'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sitting" mode="step-run">
    <xsl:call-template name="step">
      <xsl:with-param name="done" select="boolean(@started_at)"/>
      <xsl:with-param name="words" select="'sitting.step-run'"/>
      <xsl:with-param name="detail" select="cx:word('sitting.step-run-detail')"/>
      <xsl:with-param name="action">
        <xsl:if test="../can/@do = 'invigilate'">
          <a class="btn btn-sm btn-outline-primary" href="/invigilate/{@id}">
            <xsl:value-of select="cx:word('sitting.board')"/>
          </a>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sitting" mode="step-results">
    <xsl:call-template name="step">
      <xsl:with-param name="done" select="@state = 'released'"/>
      <xsl:with-param name="words" select="'sitting.step-results'"/>
      <xsl:with-param name="detail" select="cx:word(concat('sitting.step-results-', @state))"/>
      <xsl:with-param name="action">
        <xsl:if test="../can/@do = 'results'">
          <a class="btn btn-sm btn-outline-primary" href="/sittings/{@id}/results">
            <xsl:value-of select="cx:word('sitting.step-results-look')"/>
          </a>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="step">
    <xsl:param name="done"/>
    <xsl:param name="words"/>
    <xsl:param name="detail"/>
    <xsl:param name="action"/>
    <li class="checklist-step">
      <xsl:if test="$done"><xsl:attribute name="class">checklist-step checklist-done</xsl:attribute></xsl:if>
      <div class="checklist-what">
        <strong><xsl:value-of select="cx:word($words)"/></strong>
        <span class="checklist-state">
          <xsl:if test="$done">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
          </xsl:if>
          <xsl:value-of select="cx:word(concat('sitting.step-', $done))"/>
        </span>
        <span class="checklist-detail"><xsl:copy-of select="$detail"/></span>
      </div>
      <xsl:if test="string($action)"><div class="checklist-act"><xsl:copy-of select="$action"/></div></xsl:if>
    </li>
  </xsl:template>

  <!-- Rooms. -->

  <xsl:template match="page" mode="rooms">
    <h2 id="rooms"><xsl:value-of select="cx:word('room.list')"/></h2>
    <xsl:if test="room">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'room.list'"/>
        <xsl:with-param name="rows" select="room"/>
        <xsl:with-param name="columns" select="'name unit seats seated'"/>
        <xsl:with-param name="figures" select="'seats seated'"/>
        <xsl:with-param name="words" select="'room.'"/>
        <xsl:with-param name="actions" select="boolean(can[@do = 'prepare']) or sitting/@state != 'draft'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(room)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'room.none'"/>
        <xsl:with-param name="next">
          <xsl:choose>
            <xsl:when test="can/@do = 'prepare'">room.none-next</xsl:when>
            <xsl:otherwise>room.none-seen-next</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="icon" select="'door-open'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="can/@do = 'prepare'">
      <details class="fold">
        <xsl:if test="not(room) or refusal[@field = 'room_name' or @field = 'room_unit' or @field = 'seats']">
          <xsl:attribute name="open">open</xsl:attribute>
        </xsl:if>
        <summary><xsl:value-of select="cx:word('room.add')"/></summary>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/rooms')"/>
          <xsl:with-param name="submit" select="'room.add'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'room_name'"/>
              <xsl:with-param name="help" select="'room.name-help'"/>
              <xsl:with-param name="length" select="100"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'room_unit'"/>
              <xsl:with-param name="type" select="'select'"/>
              <xsl:with-param name="options" select="unit-choice"/>
              <xsl:with-param name="none" select="'choose.none'"/>
              <xsl:with-param name="help" select="'room.unit-help'"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'seats'"/>
              <xsl:with-param name="type" select="'number'"/>
              <xsl:with-param name="min" select="1"/>
              <xsl:with-param name="max" select="1000"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="room/@seated" mode="cell">
    <a href="/sittings/{/page/sitting/@id}/candidates?room={../@id}"><xsl:value-of select="."/></a>
  </xsl:template>

  <xsl:template match="room" mode="actions">
    <xsl:if test="@seated > 0 and /page/sitting/@state != 'draft'">
      <a class="btn btn-sm btn-quiet" href="/sittings/{/page/sitting/@id}/rooms/{@id}/tickets">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
        <xsl:value-of select="cx:word('ticket.of-room')"/>
      </a>
    </xsl:if>
  </xsl:template>
  <xsl:template match="page[can/@do = 'prepare']/room[@seated = 0]" mode="actions">
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="concat('/sittings/', /page/sitting/@id, '/rooms/remove')"/>
      <xsl:with-param name="words" select="'room.remove'"/>
      <xsl:with-param name="look" select="'btn-sm btn-quiet'"/>
      <xsl:with-param name="hidden"><input type="hidden" name="room" value="{@id}"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <!-- Quotas: who may send candidates, and how many. -->

  <xsl:template match="page" mode="quotas">
    <h2><xsl:value-of select="cx:word('quota.list')"/></h2>
    <xsl:if test="quota">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'quota.list'"/>
        <xsl:with-param name="rows" select="quota"/>
        <xsl:with-param name="columns" select="'unit quota sent'"/>
        <xsl:with-param name="figures" select="'quota sent'"/>
        <xsl:with-param name="words" select="'quota.'"/>
        <xsl:with-param name="actions" select="boolean(can[@do = 'prepare'])"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(quota)">
      <p class="none"><xsl:value-of select="cx:word('quota.none')"/></p>
    </xsl:if>
    <xsl:if test="can/@do = 'prepare'">
      <details class="fold">
        <xsl:if test="refusal[@field = 'quota_unit' or @field = 'quota']">
          <xsl:attribute name="open">open</xsl:attribute>
        </xsl:if>
        <summary><xsl:value-of select="cx:word('quota.set')"/></summary>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/quotas')"/>
          <xsl:with-param name="submit" select="'quota.set'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'quota_unit'"/>
              <xsl:with-param name="type" select="'select'"/>
              <xsl:with-param name="options" select="unit-choice"/>
              <xsl:with-param name="none" select="'choose.none'"/>
              <xsl:with-param name="help" select="'quota.unit-help'"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'quota'"/>
              <xsl:with-param name="type" select="'number'"/>
              <xsl:with-param name="min" select="1"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="quota/@sent" mode="cell">
    <a href="/sittings/{/page/sitting/@id}/candidates?unit={../@id}"><xsl:value-of select="."/></a>
  </xsl:template>

  <xsl:template match="quota" mode="actions">
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="concat('/sittings/', /page/sitting/@id, '/quotas')"/>
      <xsl:with-param name="words" select="'quota.remove'"/>
      <xsl:with-param name="look" select="'btn-sm btn-quiet'"/>
      <xsl:with-param name="hidden">
        <input type="hidden" name="quota_unit" value="{@id}"/>
        <input type="hidden" name="quota" value="0"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
