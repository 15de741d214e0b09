<?xml version="1.0" encoding="UTF-8"?>
<!--
  The questions of a paper as a candidate sees them; js/exam/ wakes them. It is applied once, when a paper is frozen:

    <paper questions="100">
      <part type="single-choice" questions="40" total="4000" each="100">   each only when all have the same score
        <question position="1" type="single-choice" score="100"><stem>…<blank number="1"/>…</stem>
          <choice letter="C" shown="A">…</choice></question>             letter is the bank's, shown what stands before it
        <scenario><facts>…</facts> <question/> … </scenario>             in a part of type scenario
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  exclude-result-prefixes="cx">
  <xsl:include href="../widgets/words.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
  <xsl:variable name="page" select="/.."/>

  <!-- Said of many questions, so looked up once. -->
  <xsl:variable name="true" select="cx:word('answer.true')"/>
  <xsl:variable name="false" select="cx:word('answer.false')"/>

  <xsl:template match="/paper">
    <div class="paper" data-items="{@questions}"><xsl:apply-templates select="part"/></div>
  </xsl:template>

  <xsl:template match="part">
    <section class="paper-part" data-type="{@type}">
      <h2>
        <xsl:value-of select="cx:word('paper.part', cx:word(concat('paper.ordinal-', position())), cx:word(concat('item-type.', @type)))"/>
      </h2>
      <p class="paper-rule"><xsl:apply-templates select="." mode="rule"/></p>
      <xsl:apply-templates select="question | scenario"/>
    </section>
  </xsl:template>

  <!-- How many points, and how they are earned. -->
  <xsl:template match="part" mode="rule">
    <xsl:choose>
      <xsl:when test="@each">
        <xsl:value-of select="cx:word('paper.each', cx:hundredths(@each))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('paper.each-shown')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="cx:word(concat('paper.rule-', @type, substring(concat('-', @rule), 1, 10 * count(@rule))))"/>
    <xsl:value-of select="cx:word('paper.in-all', @questions, cx:hundredths(@total))"/>
  </xsl:template>

  <xsl:template match="scenario">
    <div class="scenario">
      <div class="scenario-facts"><xsl:value-of select="facts"/></div>
      <xsl:apply-templates select="question"/>
    </div>
  </xsl:template>

  <xsl:template match="question">
    <article class="question" id="q{@position}" data-position="{@position}" data-type="{@type}" data-score="{@score}">
      <div class="question-stem">
        <span class="question-number"><xsl:value-of select="@position"/></span>
        <xsl:if test="ancestor::scenario">
          <span class="question-type"><xsl:value-of select="cx:word('paper.type', cx:word(concat('item-type.', @type)))"/></span>
        </xsl:if>
        <xsl:apply-templates select="stem/node()"/>
        <xsl:if test="not(ancestor::part/@each)">
          <span class="question-score"><xsl:value-of select="cx:word('paper.score', cx:hundredths(@score))"/></span>
        </xsl:if>
      </div>
      <xsl:apply-templates select="." mode="answer"/>
    </article>
  </xsl:template>

  <xsl:template match="blank">
    <input type="text" class="blank" data-blank="{@number}" autocomplete="off" maxlength="200"
      aria-label="{cx:word('paper.blank', ancestor::question/@position, @number)}"/>
  </xsl:template>

  <!-- Blanks stand in the stem. -->
  <xsl:template match="question" mode="answer"/>

  <xsl:template match="question[choice]" mode="answer">
    <fieldset class="choices">
      <xsl:call-template name="legend"/>
      <xsl:apply-templates select="choice"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="choice">
    <label class="choice">
      <input type="radio" name="q{../@position}" value="{@letter}">
        <xsl:if test="../@type = 'multiple-choice'"><xsl:attribute name="type">checkbox</xsl:attribute></xsl:if>
      </input>
      <span class="choice-letter"><xsl:value-of select="@shown"/></span>
      <span class="choice-text"><xsl:value-of select="."/></span>
    </label>
  </xsl:template>

  <xsl:template match="question[@type = 'true-false']" mode="answer">
    <fieldset class="choices">
      <xsl:call-template name="legend"/>
      <label class="choice">
        <input type="radio" name="q{@position}" value="true"/>
        <span class="choice-text"><xsl:value-of select="$true"/></span>
      </label>
      <label class="choice">
        <input type="radio" name="q{@position}" value="false"/>
        <span class="choice-text"><xsl:value-of select="$false"/></span>
      </label>
    </fieldset>
  </xsl:template>

  <xsl:template match="question[@type = 'short-answer']" mode="answer">
    <textarea class="written" rows="6" maxlength="2000" aria-label="{cx:word('paper.written', @position)}"></textarea>
  </xsl:template>

  <xsl:template name="legend">
    <legend class="visually-hidden"><xsl:value-of select="cx:word('paper.choices-of', @position)"/></legend>
  </xsl:template>
</xsl:stylesheet>
