<?xml version="1.0" encoding="UTF-8"?>
<!-- Before a sitting is started or closed: what will happen, to how many. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="board-frame.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/sitting.css"/></xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('board.start-title')"/></xsl:template>
  <xsl:template match="page[can/@do = 'close']" mode="title"><xsl:value-of select="cx:word('board.close-title')"/></xsl:template>

  <!-- In another state by now: there is nothing to confirm. -->
  <xsl:template match="page" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'board.not-now'"/>
      <xsl:with-param name="next" select="'board.not-now-next'"/>
      <xsl:with-param name="icon" select="'lock-fill'"/>
      <xsl:with-param name="href" select="concat('/invigilate/', sitting/@id)"/>
      <xsl:with-param name="action" select="'sitting.board'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[can/@do = 'start']" mode="content">
    <xsl:call-template name="counts"/>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/invigilate/', sitting/@id, '/start')"/>
      <xsl:with-param name="submit" select="'board.start-now'"/>
      <xsl:with-param name="cancel" select="concat('/invigilate/', sitting/@id)"/>
      <xsl:with-param name="fields">
        <p><xsl:value-of select="cx:word('board.start-help', cx:moment(sitting/@starts_at), sitting/@minutes)"/></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[can/@do = 'close']" mode="content">
    <xsl:variable name="working" select="totals/@working"/>
    <xsl:call-template name="counts"/>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/invigilate/', sitting/@id, '/close')"/>
      <xsl:with-param name="submit" select="'board.close-now'"/>
      <xsl:with-param name="cancel" select="concat('/invigilate/', sitting/@id)"/>
      <xsl:with-param name="final" select="true()"/>
      <xsl:with-param name="fields"><p><xsl:value-of select="cx:word('board.close-help')"/></p></xsl:with-param>
      <xsl:with-param name="warning">
        <xsl:if test="$working > 0">
          <p><xsl:value-of select="cx:word('board.close-working', $working)"/></p>
        </xsl:if>
        <xsl:if test="underway/@number > 0">
          <p><xsl:value-of select="cx:word('board.close-underway', underway/@number)"/></p>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="counts">
    <dl class="facts">
      <xsl:for-each select="totals/@absent | totals/@present | totals/@running | totals/@away | totals/@paused
        | totals/@collecting | totals/@submitted">
        <div>
          <dt><xsl:value-of select="cx:word(concat('standing.', local-name()))"/></dt>
          <dd><xsl:value-of select="cx:word('board.people', .)"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>
</xsl:stylesheet>
