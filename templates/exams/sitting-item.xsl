<?xml version="1.0" encoding="UTF-8"?>
<!-- One item of a sitting: what it says, how it fared and why it is worth a look, and the way to correct its key. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:b="urn:chengxue:question-bank:1" exclude-result-prefixes="cx b">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="../bank/item-parts.xsl"/>
  <xsl:include href="outcome-frame.xsl"/>
  <xsl:include href="item-flags.xsl"/>
  <xsl:include href="key-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('sitting-item.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/bank.css"/>
    <link rel="stylesheet" href="{@assets}/css/marking.css"/>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="outcome-tabs"/>
    <div class="card"><div class="card-body">
      <xsl:apply-templates select="b:item/b:stem"/>
      <xsl:apply-templates select="b:item" mode="choices"/>
      <h2><xsl:value-of select="cx:word('sitting-item.key')"/></h2>
      <xsl:apply-templates select="b:item" mode="key"/>
    </div></div>
    <h2><xsl:value-of select="cx:word('sitting-item.figures')"/></h2>
    <xsl:choose>
      <xsl:when test="figures"><xsl:apply-templates select="figures"/></xsl:when>
      <xsl:otherwise><p class="callout"><xsl:value-of select="cx:word('statistics.none-next')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="change">
      <h2><xsl:value-of select="cx:word('sitting-item.changes')"/></h2>
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'sitting-item.changes'"/>
        <xsl:with-param name="rows" select="change"/>
        <xsl:with-param name="columns" select="'made_at key_after reason made_by applied_at'"/>
        <xsl:with-param name="words" select="'key-change.'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="sitting/@manage = 1"><xsl:call-template name="propose"/></xsl:if>
  </xsl:template>

  <xsl:template match="figures">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="."/>
      <xsl:with-param name="columns" select="'sat p r left_out'"/>
      <xsl:with-param name="words" select="'statistics.'"/>
    </xsl:call-template>
    <xsl:apply-templates select="@doubtful | @weak | @too_hard | @too_easy" mode="reason"/>
    <xsl:if test="/page/taken">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'sitting-item.choices'"/>
        <xsl:with-param name="rows" select="/page/taken"/>
        <xsl:with-param name="columns" select="'choice chosen percent top bottom'"/>
        <xsl:with-param name="words" select="'sitting-item.'"/>
        <xsl:with-param name="figures" select="'chosen percent top bottom'"/>
      </xsl:call-template>
      <p class="form-text"><xsl:value-of select="cx:word('sitting-item.thirds')"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@*" mode="reason"/>
  <xsl:template match="@*[. = 1]" mode="reason">
    <p class="marking-reason">
      <xsl:apply-templates select="." mode="flag"/>
      <xsl:value-of select="cx:word(concat('sitting-item.why-', translate(local-name(), '_', '-')))"/>
    </p>
  </xsl:template>

  <xsl:template match="taken/@choice" mode="cell">
    <xsl:call-template name="key-word"><xsl:with-param name="key" select="."/></xsl:call-template>
    <xsl:if test="../@right_one = 1"><xsl:value-of select="cx:word('sitting-item.right')"/></xsl:if>
  </xsl:template>
  <xsl:template match="@percent" mode="cell"><xsl:value-of select="concat(., '%')"/></xsl:template>
  <xsl:template match="change/@made_at" mode="cell">
    <a href="/key-changes/{../@id}"><xsl:value-of select="cx:moment(.)"/></a>
  </xsl:template>
  <xsl:template match="change/@key_after" mode="cell">
    <xsl:call-template name="key-word"><xsl:with-param name="key" select="."/></xsl:call-template>
  </xsl:template>

  <!-- Another key, or none: what can be entered depends on the type. -->
  <xsl:template name="propose">
    <h2><xsl:value-of select="cx:word('key-change.title')"/></h2>
    <p><xsl:value-of select="cx:word('key-change.lead')"/></p>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/sittings/', sitting/@id, '/items/', shown/@id, '/key')"/>
      <xsl:with-param name="submit" select="'key-change.preview'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'act'"/>
          <xsl:with-param name="type" select="'radio'"/>
          <xsl:with-param name="label" select="'key-change.act'"/>
          <xsl:with-param name="choices"><xsl:if test="shown/@type != 'short-answer'">key </xsl:if>void</xsl:with-param>
          <xsl:with-param name="words" select="'key-change.act-'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:apply-templates select="shown" mode="key-field"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="label" select="'key-change.reason'"/>
          <xsl:with-param name="length" select="150"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="shown[@type = 'short-answer']" mode="key-field"/>
  <xsl:template match="shown[@type = 'fill-in']" mode="key-field">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'blanks'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="label" select="'key-change.blanks'"/>
      <xsl:with-param name="help" select="'key-change.blanks-help'"/>
      <xsl:with-param name="value" select="@answer_key"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="shown" mode="key-field">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'key'"/>
      <xsl:with-param name="type"><xsl:choose>
        <xsl:when test="@type = 'multiple-choice'">checkboxes</xsl:when>
        <xsl:otherwise>radio</xsl:otherwise>
      </xsl:choose></xsl:with-param>
      <xsl:with-param name="label" select="'key-change.key_after'"/>
      <xsl:with-param name="choices"><xsl:choose>
        <xsl:when test="@type = 'true-false'">true false</xsl:when>
        <xsl:otherwise><xsl:value-of select="substring('A B C D E F G H', 1, 2 * @choices - 1)"/></xsl:otherwise>
      </xsl:choose></xsl:with-param>
      <xsl:with-param name="words" select="'key-change.key-'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
