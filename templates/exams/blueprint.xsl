<?xml version="1.0" encoding="UTF-8"?>
<!-- One blueprint: its rows, and whether papers can be drawn by it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="blueprint-says.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="blueprint/@name"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/blueprints"><xsl:value-of select="cx:word('nav.blueprints')"/></a>
  </xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-exams']">
      <xsl:if test="blueprint/@frozen = 0">
        <a class="btn btn-primary" href="/blueprints/{blueprint/@id}/edit"><xsl:value-of select="cx:word('action.edit')"/></a>
      </xsl:if>
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat('/blueprints/', blueprint/@id, '/copy')"/>
        <xsl:with-param name="words" select="'blueprint.copy'"/>
        <xsl:with-param name="look" select="'btn-outline-primary'"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="blueprint/@state = 'retired'">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/blueprints/', blueprint/@id, '/restore')"/>
            <xsl:with-param name="words" select="'blueprint.restore'"/>
            <xsl:with-param name="look" select="'btn-quiet'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/blueprints/', blueprint/@id, '/retire')"/>
            <xsl:with-param name="words" select="'blueprint.retire'"/>
            <xsl:with-param name="look" select="'btn-quiet'"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="blueprint/@frozen = 1">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'lock-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('blueprint.frozen')"/></div>
      </div>
    </xsl:if>
    <xsl:apply-templates select="feasible" mode="says"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="blueprint"/>
      <xsl:with-param name="columns" select="'unit items total state made_by made_at note'"/>
      <xsl:with-param name="words" select="'blueprint.'"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('blueprint.rows')"/></h2>
    <xsl:choose>
      <xsl:when test="cell">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'blueprint.rows'"/>
          <xsl:with-param name="rows" select="cell"/>
          <xsl:with-param name="columns" select="'row type domain difficulty level items score total fitting share'"/>
          <xsl:with-param name="words" select="'blueprint.'"/>
          <xsl:with-param name="figures" select="'items score total fitting share'"/>
        </xsl:call-template>
        <p class="form-text"><xsl:value-of select="cx:word('blueprint.share-help')"/></p>
        <xsl:if test="feasible/@one = 1"><xsl:call-template name="try"/></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'blueprint.no-rows'"/>
          <xsl:with-param name="next" select="'blueprint.no-rows-next'"/>
          <xsl:with-param name="icon" select="'grid-3x3-gap'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="exam">
      <h2><xsl:value-of select="cx:word('blueprint.exams')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'blueprint.exams'"/>
        <xsl:with-param name="rows" select="exam"/>
        <xsl:with-param name="columns" select="'name kind unit made_at'"/>
        <xsl:with-param name="words" select="'exam.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- For how many papers, and in how many of them an item may stand. -->
  <xsl:template name="try">
    <h2><xsl:value-of select="cx:word('blueprint.try')"/></h2>
    <form class="filters" method="get" action="/blueprints/{blueprint/@id}">
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'papers'"/>
        <xsl:with-param name="label" select="'blueprint.try-papers'"/>
        <xsl:with-param name="type" select="'number'"/>
        <xsl:with-param name="min" select="1"/>
        <xsl:with-param name="max" select="100000"/>
        <xsl:with-param name="value" select="feasible/@papers"/>
        <xsl:with-param name="hint" select="false()"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'exposure'"/>
        <xsl:with-param name="label" select="'blueprint.try-exposure'"/>
        <xsl:with-param name="type" select="'number'"/>
        <xsl:with-param name="min" select="1"/>
        <xsl:with-param name="max" select="100"/>
        <xsl:with-param name="value" select="feasible/@exposure"/>
        <xsl:with-param name="hint" select="false()"/>
      </xsl:call-template>
      <div class="filters-end">
        <button type="submit" class="btn btn-outline-primary"><xsl:value-of select="cx:word('blueprint.try-submit')"/></button>
      </div>
    </form>
  </xsl:template>

  <xsl:template match="cell/@row" mode="cell" priority="2"><xsl:value-of select="cx:word('blueprint.row-number', .)"/></xsl:template>
  <xsl:template match="cell/@type" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('item-type.', .))"/></xsl:template>
  <xsl:template match="cell/@level" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('item-level.', .))"/></xsl:template>
  <xsl:template match="cell/@domain" mode="cell" priority="2"><xsl:value-of select="../@domain_name"/></xsl:template>
  <xsl:template match="cell/@domain[. = 'any'] | cell/@level[. = 'any']" mode="cell" priority="3">
    <xsl:value-of select="cx:word('blueprint.any')"/>
  </xsl:template>
  <xsl:template match="cell/@score | cell/@total | blueprint/@total" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="cell/@share" mode="cell" priority="2"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="blueprint/@state" mode="cell" priority="2">
    <xsl:call-template name="state"><xsl:with-param name="code" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template match="exam/@name" mode="cell" priority="2">
    <a href="/exams/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="exam/@kind" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('exam-kind.', .))"/></xsl:template>
</xsl:stylesheet>
