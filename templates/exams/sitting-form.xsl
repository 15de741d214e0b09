<?xml version="1.0" encoding="UTF-8"?>
<!-- When an exam is sat: making a sitting, and changing one that has not been started. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/sittings"><xsl:value-of select="cx:word('sittings.title')"/></a>
    <xsl:for-each select="plan[@id]">
      <a href="/sittings/{@id}"><xsl:value-of select="concat(@exam_name, ' · ', @name)"/></a>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('sitting.create')"/></xsl:template>
  <xsl:template match="page[plan/@id]" mode="title"><xsl:value-of select="cx:word('sitting.change')"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/sittings/new'"/>
      <xsl:with-param name="submit" select="'sitting.create'"/>
      <xsl:with-param name="cancel" select="'/sittings'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'exam'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="value" select="plan/@exam"/>
          <xsl:with-param name="options" select="exam-choice"/>
          <xsl:with-param name="none" select="'choose.none'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="plan"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A sitting is of an exam: without one the next step is to set it up. -->
  <xsl:template match="page[not(plan/@id) and not(exam-choice)]" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'sitting.no-exam'"/>
      <xsl:with-param name="next" select="'sitting.no-exam-next'"/>
      <xsl:with-param name="icon" select="'calendar-check'"/>
      <xsl:with-param name="href" select="'/exams'"/>
      <xsl:with-param name="action" select="'nav.exam-list'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[plan/@id]" mode="content">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', plan/@id, '/change')"/>
      <xsl:with-param name="cancel" select="concat('/sittings/', plan/@id)"/>
      <xsl:with-param name="fields"><xsl:call-template name="plan"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="plan">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'name'"/>
      <xsl:with-param name="label" select="'field.sitting_name'"/>
      <xsl:with-param name="value" select="plan/@name"/>
      <xsl:with-param name="help" select="'sitting.name-help'"/>
      <xsl:with-param name="length" select="100"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'opens_at'"/>
      <xsl:with-param name="type" select="'datetime-local'"/>
      <xsl:with-param name="value" select="plan/@opens_at"/>
      <xsl:with-param name="help" select="'sitting.opens-help'"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'starts_at'"/>
      <xsl:with-param name="type" select="'datetime-local'"/>
      <xsl:with-param name="value" select="plan/@starts_at"/>
      <xsl:with-param name="help" select="'sitting.starts-help'"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
