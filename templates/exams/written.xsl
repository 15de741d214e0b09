<?xml version="1.0" encoding="UTF-8"?>
<!-- One written answer before its marker: the question with its reference answer, the answer, the rubric to tick. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:b="urn:chengxue:question-bank:1" exclude-result-prefixes="cx b">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="shape">wide</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('written.title')"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:value-of select="cx:word('written.progress', answer/@answers, answer/@marked)"/>
    <xsl:value-of select="cx:word('written.mine', answer/@mine)"/>
  </xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/marking"><xsl:value-of select="cx:word('marking.title')"/></a></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/marking.css"/>
    <script type="module" src="{@assets}/js/marking.js"></script>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <div class="marking-desk">
      <section class="marking-question" aria-labelledby="question">
        <h2 id="question"><xsl:value-of select="cx:word('written.question')"/></h2>
        <xsl:if test="scenario"><p class="marking-prose marking-facts"><xsl:value-of select="scenario/facts_text"/></p></xsl:if>
        <p class="marking-prose"><xsl:value-of select="normalize-space(b:item/b:stem)"/></p>
        <h3><xsl:value-of select="cx:word('written.reference')"/></h3>
        <p class="marking-prose"><xsl:value-of select="b:item/b:reference-answer"/></p>
      </section>
      <section class="marking-answer" aria-labelledby="answer">
        <h2 id="answer"><xsl:value-of select="cx:word('written.answer')"/></h2>
        <p class="marking-prose marking-text"><xsl:value-of select="answer/answer_text"/></p>
        <xsl:apply-templates select="answer" mode="form"/>
      </section>
    </div>
  </xsl:template>

  <!-- The points of the rubric share the question's score in their proportion. -->
  <xsl:template match="answer" mode="form">
    <xsl:variable name="full" select="@full"/>
    <xsl:variable name="points" select="/page/b:item/b:rubric/b:point"/>
    <xsl:variable name="sum" select="sum($points/@score)"/>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/marking/answers/', @allotment)"/>
      <xsl:with-param name="submit" select="'written.give'"/>
      <xsl:with-param name="cancel" select="'/marking'"/>
      <xsl:with-param name="fields">
        <fieldset class="marking-points">
          <legend class="form-label"><xsl:value-of select="cx:word('written.points')"/></legend>
          <xsl:for-each select="$points">
            <label class="choice">
              <input class="form-check-input" type="checkbox" name="point" value="{position()}"
                data-score="{round($full * @score div $sum)}">
                <xsl:if test="/page/posted[@name = 'point' and @value = string(position())]">
                  <xsl:attribute name="checked">checked</xsl:attribute>
                </xsl:if>
              </input>
              <kbd aria-hidden="true"><xsl:value-of select="position()"/></kbd>
              <span class="marking-point"><xsl:value-of select="normalize-space(.)"/></span>
              <span class="marking-worth"><xsl:value-of select="cx:word('written.worth', cx:hundredths(round($full * @score div $sum)))"/></span>
            </label>
          </xsl:for-each>
        </fieldset>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'score'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="max" select="$full div 100"/>
          <xsl:with-param name="step" select="'0.01'"/>
          <xsl:with-param name="inputmode" select="'decimal'"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <p class="form-text marking-keys"><xsl:value-of select="cx:word('written.keys', cx:hundredths($full))"/></p>
        <xsl:if test="@double_marking = 1">
          <p class="form-text"><xsl:value-of select="cx:word('written.double', cx:hundredths(@difference_most))"/></p>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
