<?xml version="1.0" encoding="UTF-8"?>
<!-- A new exam, or changing one: <exam/> is there then. What is our default and no official rule says so. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="ticket-rules.xsl"/>

  <!-- What stands in the form at first: the exam, or the defaults. -->
  <xsl:variable name="exam" select="/page/exam"/>
  <xsl:variable name="asked" select="/page/query"/>

  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="exam"><xsl:value-of select="cx:word('exam.edit')"/></xsl:when>
      <xsl:when test="query[@name = 'resit_of' and @value != '']"><xsl:value-of select="cx:word('exam.new-resit')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('exam.new')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('exam.form-lead')"/></xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/exams"><xsl:value-of select="cx:word('exam.list')"/></a>
    <xsl:if test="exam"><a href="/exams/{exam/@id}"><xsl:value-of select="exam/@name"/></a></xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:choose>
      <xsl:when test="blueprint-choice">
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="@path"/>
          <xsl:with-param name="cancel">
            <xsl:choose>
              <xsl:when test="exam"><xsl:value-of select="concat('/exams/', exam/@id)"/></xsl:when>
              <xsl:otherwise>/exams</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="fields">
            <xsl:call-template name="what"/>
            <xsl:call-template name="paper"/>
            <xsl:call-template name="marking"/>
            <xsl:call-template name="ticket"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'blueprint.none'"/>
          <xsl:with-param name="next" select="'exam.blueprint-first'"/>
          <xsl:with-param name="icon" select="'grid-3x3-gap'"/>
          <xsl:with-param name="href" select="'/blueprints/new'"/>
          <xsl:with-param name="action" select="'blueprint.new'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="what">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'name'"/>
      <xsl:with-param name="label" select="'exam.name'"/>
      <xsl:with-param name="value" select="$exam/@name"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="length" select="100"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'kind'"/>
      <xsl:with-param name="label" select="'exam.kind'"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="choices" select="'qualification grade training other'"/>
      <xsl:with-param name="words" select="'exam-kind.'"/>
      <xsl:with-param name="value" select="$exam/@kind"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
    <xsl:if test="not($exam)">
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'unit'"/>
        <xsl:with-param name="label" select="'exam.unit'"/>
        <xsl:with-param name="type" select="'select'"/>
        <xsl:with-param name="options" select="unit-choice"/>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'resit_of'"/>
      <xsl:with-param name="label" select="'exam.resit_of'"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="options" select="exam-choice"/>
      <xsl:with-param name="none" select="'exam.no-resit'"/>
      <xsl:with-param name="value" select="$exam/@resit_of | $asked[@name = 'resit_of']/@value"/>
      <xsl:with-param name="help" select="'exam.resit-help'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="paper">
    <h2><xsl:value-of select="cx:word('exam.part-paper')"/></h2>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'blueprint'"/>
      <xsl:with-param name="label" select="'exam.blueprint'"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="options" select="blueprint-choice"/>
      <xsl:with-param name="value" select="$exam/@blueprint | $asked[@name = 'blueprint']/@value"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'draw'"/>
      <xsl:with-param name="label" select="'exam.draw'"/>
      <xsl:with-param name="type" select="'radio'"/>
      <xsl:with-param name="choices" select="'each forms one'"/>
      <xsl:with-param name="words" select="'exam-draw-choice.'"/>
      <xsl:with-param name="value"><xsl:call-template name="or"><xsl:with-param name="value" select="$exam/@draw"/><xsl:with-param name="default" select="'each'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="help" select="'exam.draw-help'"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'forms'"/>
      <xsl:with-param name="value" select="$exam/@forms[. > 1]"/>
      <xsl:with-param name="min" select="1"/>
      <xsl:with-param name="max" select="1000"/>
      <xsl:with-param name="required" select="false()"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'exposure_most'"/>
      <xsl:with-param name="value" select="$exam/@exposure_most"/>
      <xsl:with-param name="default" select="100"/>
      <xsl:with-param name="min" select="1"/>
      <xsl:with-param name="max" select="100"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'minutes'"/>
      <xsl:with-param name="value" select="$exam/@minutes"/>
      <xsl:with-param name="default" select="90"/>
      <xsl:with-param name="min" select="1"/>
      <xsl:with-param name="max" select="600"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'grace_seconds'"/>
      <xsl:with-param name="value" select="$exam/@grace_seconds"/>
      <xsl:with-param name="default" select="10"/>
      <xsl:with-param name="min" select="0"/>
      <xsl:with-param name="max" select="300"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="marking">
    <h2><xsl:value-of select="cx:word('exam.part-marking')"/></h2>
    <xsl:call-template name="points">
      <xsl:with-param name="name" select="'pass_score'"/>
      <xsl:with-param name="default" select="60"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'multiple_rule'"/>
      <xsl:with-param name="label" select="'exam.multiple_rule'"/>
      <xsl:with-param name="type" select="'radio'"/>
      <xsl:with-param name="choices" select="'all partial'"/>
      <xsl:with-param name="words" select="'exam-rule.'"/>
      <xsl:with-param name="value"><xsl:call-template name="or"><xsl:with-param name="value" select="$exam/@multiple_rule"/><xsl:with-param name="default" select="'all'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="help" select="'exam.default-help'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'double_marking'"/>
      <xsl:with-param name="label" select="'exam.double_marking'"/>
      <xsl:with-param name="type" select="'checkbox'"/>
      <xsl:with-param name="value" select="$exam/@double_marking"/>
      <xsl:with-param name="help" select="'exam.double-help'"/>
    </xsl:call-template>
    <xsl:call-template name="points">
      <xsl:with-param name="name" select="'difference_most'"/>
      <xsl:with-param name="default" select="2"/>
    </xsl:call-template>
    <xsl:call-template name="figure">
      <xsl:with-param name="name" select="'appeal_days'"/>
      <xsl:with-param name="value" select="$exam/@appeal_days"/>
      <xsl:with-param name="default" select="5"/>
      <xsl:with-param name="min" select="0"/>
      <xsl:with-param name="max" select="90"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="ticket">
    <h2><xsl:value-of select="cx:word('exam.part-ticket')"/></h2>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'ticket_rules'"/>
      <xsl:with-param name="label" select="'exam.ticket_rules'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="rows" select="10"/>
      <xsl:with-param name="length" select="600"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$exam/@ticket_rules"><xsl:value-of select="$exam/@ticket_rules"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="ticket-rules-usual"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="help" select="'exam.ticket_rules-help'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="or">
    <xsl:param name="value"/>
    <xsl:param name="default"/>
    <xsl:choose>
      <xsl:when test="$value"><xsl:value-of select="$value"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$default"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A whole number, with words exam.NAME and exam.NAME-help. -->
  <xsl:template name="figure">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="default"/>
    <xsl:param name="min"/>
    <xsl:param name="max"/>
    <xsl:param name="required" select="true()"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="label" select="concat('exam.', $name)"/>
      <xsl:with-param name="type" select="'number'"/>
      <xsl:with-param name="value"><xsl:call-template name="or"><xsl:with-param name="value" select="$value"/><xsl:with-param name="default" select="$default"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="min" select="$min"/>
      <xsl:with-param name="max" select="$max"/>
      <xsl:with-param name="required" select="$required"/>
      <xsl:with-param name="help" select="concat('exam.', $name, '-help')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A score, in points with two decimals. -->
  <xsl:template name="points">
    <xsl:param name="name"/>
    <xsl:param name="default"/>
    <xsl:variable name="value" select="$exam/@*[local-name() = $name]"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="label" select="concat('exam.', $name)"/>
      <xsl:with-param name="type" select="'number'"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$value"><xsl:value-of select="cx:hundredths($value)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$default"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="min" select="0"/>
      <xsl:with-param name="step" select="0.01"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="help" select="concat('exam.', $name, '-help')"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
