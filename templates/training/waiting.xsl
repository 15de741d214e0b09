<?xml version="1.0" encoding="UTF-8"?>
<!-- The sessions of training that wait for one's decision, with what is worth a second look. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('training.waiting')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('training.waiting-lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/training.css"/>
    <script type="module" src="{@assets}/js/bulk.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/training"><xsl:value-of select="cx:word('training.list')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="training">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'training.waiting'"/>
          <xsl:with-param name="rows" select="training"/>
          <xsl:with-param name="columns" select="'topic on_date unit kind minutes people submitted_by look'"/>
          <xsl:with-param name="figures" select="'minutes people'"/>
          <xsl:with-param name="words" select="'training.'"/>
          <xsl:with-param name="bulk" select="'training'"/>
          <xsl:with-param name="bulk-form" select="'approve'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="bulk">
          <xsl:with-param name="id" select="'approve'"/>
          <xsl:with-param name="action" select="'/training/waiting/approve'"/>
          <xsl:with-param name="submit" select="'training.approve'"/>
        </xsl:call-template>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'training.none-waiting'"/>
          <xsl:with-param name="next" select="'training.none-waiting-next'"/>
          <xsl:with-param name="icon" select="'check-circle-fill'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="training/@topic" mode="cell" priority="2"><a href="/training/{../@id}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="training/@look" mode="cell" priority="2">
    <xsl:if test="../@similar">
      <span class="look"><a href="/training/{../@similar}"><xsl:value-of select="cx:word('training.look-similar')"/></a></span>
    </xsl:if>
    <xsl:if test="../@late_reason"><span class="look"><xsl:value-of select="cx:word('training.look-late', ../@late_reason)"/></span></xsl:if>
    <xsl:if test="../@long_time = 1"><span class="look"><xsl:value-of select="cx:word('training.look-long')"/></span></xsl:if>
  </xsl:template>
</xsl:stylesheet>
