<?xml version="1.0" encoding="UTF-8"?>
<!-- One paper as it was frozen, with the answers marked and, below each question, what it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sitting-frame.xsl"/>

  <xsl:key name="key" match="key" use="@position"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('papers.form-title', paper/@form)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('papers.form-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs" priority="2">
    <a href="/sittings/{sitting/@id}"><xsl:value-of select="concat(sitting/@exam_name, ' · ', sitting/@name)"/></a>
    <a href="/sittings/{sitting/@id}/papers"><xsl:value-of select="cx:word('papers.title')"/></a>
  </xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/exam-paper.css"/>
    <link rel="stylesheet" href="{@assets}/css/paper.css"/>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="paper"/>
      <xsl:with-param name="columns" select="'items total expected made_at'"/>
      <xsl:with-param name="words" select="'papers.'"/>
    </xsl:call-template>
    <xsl:apply-templates select="body/*" mode="body"/>
  </xsl:template>
  <xsl:template match="paper/@total | paper/@expected" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>

  <!-- The frozen body, copied into the page's namespace; nothing can be answered here. -->
  <xsl:template match="*" mode="body">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="node()" mode="body"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="input | textarea" mode="body">
    <xsl:variable name="key" select="key('key', ancestor::article/@data-position)"/>
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="disabled">disabled</xsl:attribute>
      <xsl:if test="@value and (@value = $key/@answer_key or (@value != 'true' and @value != 'false' and contains($key/@answer_key, @value)))">
        <xsl:attribute name="checked">checked</xsl:attribute>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="article" mode="body">
    <xsl:variable name="key" select="key('key', @data-position)"/>
    <article>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="node()" mode="body"/>
      <div class="question-key">
        <xsl:apply-templates select="$key" mode="answer"><xsl:with-param name="article" select="."/></xsl:apply-templates>
        <p>
          <a href="/items/{$key/@item}"><xsl:value-of select="$key/@code"/></a>
          <xsl:value-of select="cx:word('papers.item-version', $key/@version)"/>
          <xsl:value-of select="cx:word('papers.item-facts', $key/@domain, $key/@difficulty)"/>
        </p>
      </div>
    </article>
  </xsl:template>

  <!-- The answer, by the letters as this paper shows them. -->
  <xsl:template match="key" mode="answer">
    <xsl:param name="article"/>
    <p class="question-answer">
      <xsl:value-of select="cx:word('papers.answer')"/>
      <xsl:for-each select="$article//label[contains(current()/@answer_key, input/@value)]">
        <xsl:value-of select="span[@class = 'choice-letter']"/>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="key[@type = 'true-false']" mode="answer">
    <p class="question-answer">
      <xsl:value-of select="cx:word('papers.answer')"/>
      <xsl:value-of select="cx:word(concat('answer.', @answer_key))"/>
    </p>
  </xsl:template>
  <xsl:template match="key[@type = 'fill-in']" mode="answer">
    <p class="question-answer">
      <xsl:value-of select="cx:word('papers.answer')"/>
      <xsl:for-each select="str:tokenize(@answer_key, '&#10;')">
        <xsl:if test="position() > 1"><xsl:value-of select="cx:word('papers.blank-next')"/></xsl:if>
        <xsl:value-of select="translate(., '|', '/')"/>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="key[@type = 'short-answer']" mode="answer">
    <p class="question-answer"><xsl:value-of select="cx:word('papers.answer-written')"/></p>
  </xsl:template>
</xsl:stylesheet>
