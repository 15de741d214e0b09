<?xml version="1.0" encoding="UTF-8"?>
<!-- Enrolling: by a list of numbers, by unit, or those who did not pass another sitting. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('candidates.enrol')"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/>
  </xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/sitting.css"/></xsl:template>

  <xsl:template match="page[not(can/@do = 'enrol')]" mode="content">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'candidates.enrol-over'"/>
      <xsl:with-param name="next" select="'candidates.enrol-over-next'"/>
      <xsl:with-param name="icon" select="'lock-fill'"/>
      <xsl:with-param name="href" select="concat('/sittings/', sitting/@id, '/candidates')"/>
      <xsl:with-param name="action" select="'candidates.list'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page[not(can/@do = 'nominate')]" mode="content" priority="2">
    <xsl:call-template name="empty">
      <xsl:with-param name="words" select="'candidates.no-quota'"/>
      <xsl:with-param name="next" select="'candidates.no-quota-next'"/>
      <xsl:with-param name="icon" select="'people'"/>
      <xsl:with-param name="href" select="concat('/sittings/', sitting/@id, '/candidates')"/>
      <xsl:with-param name="action" select="'candidates.list'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:variable name="at" select="concat('/sittings/', sitting/@id, '/enrol')"/>
    <xsl:if test="not(can/@do = 'drop')">
      <div class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('candidates.late')"/></div>
      </div>
    </xsl:if>
    <div class="ways">
      <section>
        <h2><xsl:value-of select="cx:word('candidates.by-unit')"/></h2>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat($at, '/unit')"/>
          <xsl:with-param name="submit" select="'candidates.enrol-unit'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'enrol_unit'"/>
              <xsl:with-param name="type" select="'select'"/>
              <xsl:with-param name="options" select="unit-choice"/>
              <xsl:with-param name="none" select="'choose.none'"/>
              <xsl:with-param name="help" select="'candidates.unit-help'"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'post'"/>
              <xsl:with-param name="help" select="'candidates.post-help'"/>
            </xsl:call-template>
            <xsl:call-template name="field"><xsl:with-param name="name" select="'grade'"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </section>
      <section>
        <h2><xsl:value-of select="cx:word('candidates.by-list')"/></h2>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat($at, '/check')"/>
          <xsl:with-param name="submit" select="'candidates.check'"/>
          <xsl:with-param name="files" select="true()"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'file'"/>
              <xsl:with-param name="type" select="'file'"/>
              <xsl:with-param name="accept" select="'.xlsx,.csv,.txt'"/>
              <xsl:with-param name="help" select="'candidates.file-help'"/>
            </xsl:call-template>
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'numbers'"/>
              <xsl:with-param name="type" select="'textarea'"/>
              <xsl:with-param name="rows" select="6"/>
              <xsl:with-param name="help" select="'candidates.numbers-help'"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </section>
      <xsl:if test="released-choice">
        <section>
          <h2><xsl:value-of select="cx:word('candidates.by-failed')"/></h2>
          <xsl:call-template name="form">
            <xsl:with-param name="action" select="concat($at, '/failed')"/>
            <xsl:with-param name="submit" select="'candidates.enrol-failed'"/>
            <xsl:with-param name="fields">
              <xsl:call-template name="field">
                <xsl:with-param name="name" select="'released'"/>
                <xsl:with-param name="type" select="'select'"/>
                <xsl:with-param name="options" select="released-choice"/>
                <xsl:with-param name="none" select="'choose.none'"/>
                <xsl:with-param name="help" select="'candidates.failed-help'"/>
                <xsl:with-param name="required" select="true()"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
        </section>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
