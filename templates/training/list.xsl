<?xml version="1.0" encoding="UTF-8"?>
<!-- The sessions of training in one's scope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('training.list')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('training.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="viewer/may[@right = 'manage-credits']">
      <a class="btn btn-quiet" href="/training/terms"><xsl:value-of select="cx:word('training.terms')"/></a>
    </xsl:if>
    <xsl:if test="viewer/may[@right = 'register-training']">
      <a class="btn btn-primary" href="/training/new">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-circle-fill'"/></xsl:call-template>
        <xsl:value-of select="cx:word('training.new')"/>
      </a>
    </xsl:if>
    <xsl:if test="viewer/may[@right = 'approve-training']">
      <a class="btn btn-outline-primary" href="/training/waiting"><xsl:value-of select="cx:word('training.waiting')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'training.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="unit-choice"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'squad-training district-training exercise'"/>
          <xsl:with-param name="words" select="'training-kind.'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'state'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'draft submitted approved returned withdrawn'"/>
          <xsl:with-param name="words" select="'state.training-'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'from'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'to'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="training">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'training.list'"/>
          <xsl:with-param name="rows" select="training"/>
          <xsl:with-param name="columns" select="'topic on_date unit kind minutes people state'"/>
          <xsl:with-param name="file" select="'instructor place submitted_at'"/>
          <xsl:with-param name="figures" select="'minutes people'"/>
          <xsl:with-param name="words" select="'training.'"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:when test="query[@name != 'page' and @value != '']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'training.none-found'"/>
          <xsl:with-param name="next" select="'training.none-found-next'"/>
          <xsl:with-param name="icon" select="'search'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="viewer/may[@right = 'register-training']">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'training.none'"/>
          <xsl:with-param name="next" select="'training.none-next'"/>
          <xsl:with-param name="icon" select="'people'"/>
          <xsl:with-param name="href" select="'/training/new'"/>
          <xsl:with-param name="action" select="'training.new'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'training.none'"/>
          <xsl:with-param name="next" select="'training.none-seen'"/>
          <xsl:with-param name="icon" select="'people'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="training/@topic" mode="cell" priority="2"><a href="/training/{../@id}"><xsl:value-of select="."/></a></xsl:template>
</xsl:stylesheet>
