<?xml version="1.0" encoding="UTF-8"?>
<!-- One exam: its rules, whether its papers can be drawn, its sittings and resits. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="blueprint-says.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="exam/@name"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word(concat('exam-kind.', exam/@kind))"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/exams"><xsl:value-of select="cx:word('exam.list')"/></a></xsl:template>
  <xsl:template match="page[viewer/may/@right = 'manage-exams']" mode="actions">
    <a class="btn btn-primary" href="/sittings/new?exam={exam/@id}"><xsl:value-of select="cx:word('exam.new-sitting')"/></a>
    <xsl:if test="exam/@frozen = 0">
      <a class="btn btn-outline-primary" href="/exams/{exam/@id}/edit"><xsl:value-of select="cx:word('action.edit')"/></a>
    </xsl:if>
    <a class="btn btn-quiet" href="/exams/new?resit_of={exam/@id}"><xsl:value-of select="cx:word('exam.new-resit')"/></a>
    <xsl:if test="exam/@used = 0">
      <a class="btn btn-quiet" href="/exams/{exam/@id}/remove"><xsl:value-of select="cx:word('exam.remove')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="exam/@frozen = 1">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'lock-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('exam.frozen')"/></div>
      </div>
    </xsl:if>
    <xsl:if test="exam/@pass_score > exam/@total">
      <div class="callout callout-bad">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('exam.pass-above-total')"/></div>
      </div>
    </xsl:if>
    <xsl:if test="exam/@frozen = 0"><xsl:apply-templates select="feasible" mode="says"/></xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="exam"/>
      <xsl:with-param name="columns" select="'unit blueprint draw total pass_score minutes multiple_rule exposure_most grace_seconds double_marking appeal_days resit_of made_by made_at'"/>
      <xsl:with-param name="words" select="'exam.'"/>
    </xsl:call-template>
    <h2><xsl:value-of select="cx:word('exam.sittings')"/></h2>
    <xsl:choose>
      <xsl:when test="sitting">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'exam.sittings'"/>
          <xsl:with-param name="rows" select="sitting"/>
          <xsl:with-param name="columns" select="'name starts_at candidates papers_at state'"/>
          <xsl:with-param name="words" select="'exam.sitting-'"/>
          <xsl:with-param name="figures" select="'candidates'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'exam.no-sittings'"/>
          <xsl:with-param name="next">
            <xsl:if test="viewer/may/@right = 'manage-exams'">exam.no-sittings-next</xsl:if>
          </xsl:with-param>
          <xsl:with-param name="icon" select="'calendar-check'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="resit">
      <h2><xsl:value-of select="cx:word('exam.resits')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'exam.resits'"/>
        <xsl:with-param name="rows" select="resit"/>
        <xsl:with-param name="columns" select="'name made_at'"/>
        <xsl:with-param name="words" select="'exam.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="exam/@blueprint" mode="cell" priority="2">
    <a href="/blueprints/{.}"><xsl:value-of select="../@blueprint_name"/></a>
  </xsl:template>
  <xsl:template match="exam/@resit_of" mode="cell" priority="2">
    <a href="/exams/{.}"><xsl:value-of select="../@resit_name"/></a>
  </xsl:template>
  <xsl:template match="exam/@draw" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('exam-draw.', .), ../@forms)"/></xsl:template>
  <xsl:template match="exam/@multiple_rule" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('exam-rule.', .))"/></xsl:template>
  <xsl:template match="exam/@total | exam/@pass_score" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
  <xsl:template match="exam/@minutes" mode="cell" priority="2"><xsl:value-of select="cx:word('exam.minutes-of', .)"/></xsl:template>
  <xsl:template match="exam/@grace_seconds" mode="cell" priority="2"><xsl:value-of select="cx:word('exam.seconds-of', .)"/></xsl:template>
  <xsl:template match="exam/@exposure_most" mode="cell" priority="2"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="exam/@appeal_days" mode="cell" priority="2"><xsl:value-of select="cx:word('exam.days-of', .)"/></xsl:template>
  <xsl:template match="exam/@double_marking" mode="cell" priority="2">
    <xsl:value-of select="cx:word(concat('exam.double-', .), cx:hundredths(../@difference_most))"/>
  </xsl:template>
  <xsl:template match="sitting/@name" mode="cell" priority="2">
    <a href="/sittings/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="sitting/@state" mode="cell" priority="2">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'sitting-state.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="resit/@name" mode="cell" priority="2">
    <a href="/exams/{../@id}"><xsl:value-of select="."/></a>
  </xsl:template>
</xsl:stylesheet>
