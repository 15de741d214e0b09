<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of an <item> of the question bank: stem with its blanks, choices, key, rubric. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:b="urn:chengxue:question-bank:1" exclude-result-prefixes="cx b">

  <xsl:template match="b:stem">
    <p class="item-stem"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="b:blank">
    <span class="item-blank"><xsl:value-of select="cx:word('item.blank', count(preceding-sibling::b:blank) + 1)"/></span>
  </xsl:template>

  <!-- What a candidate chooses from, or writes in. -->
  <xsl:template match="b:item" mode="choices">
    <ol class="item-choices"><xsl:apply-templates select="b:choice"/></ol>
  </xsl:template>

  <xsl:template match="b:item[@type = 'true-false']" mode="choices">
    <ul class="item-choices">
      <li><xsl:value-of select="cx:word('item-answer.true')"/></li>
      <li><xsl:value-of select="cx:word('item-answer.false')"/></li>
    </ul>
  </xsl:template>

  <xsl:template match="b:item[@type = 'fill-in']" mode="choices"/>

  <xsl:template match="b:item[@type = 'short-answer']" mode="choices">
    <p class="item-quiet"><xsl:value-of select="cx:word('item.written')"/></p>
  </xsl:template>

  <xsl:template match="b:choice">
    <li><xsl:apply-templates select="." mode="letter"/><xsl:value-of select="."/></li>
  </xsl:template>

  <xsl:template match="b:choice" mode="letter">
    <span class="item-letter"><xsl:number count="b:choice" format="A"/></span>
  </xsl:template>

  <!-- The key. -->
  <xsl:template match="b:item" mode="key">
    <ul class="item-choices item-key">
      <xsl:for-each select="b:choice[@correct = 'true']"><xsl:apply-templates select="."/></xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="b:item[@type = 'true-false']" mode="key">
    <p class="item-key"><xsl:value-of select="cx:word(concat('item-answer.', @answer))"/></p>
  </xsl:template>

  <xsl:template match="b:item[@type = 'fill-in']" mode="key">
    <ul class="item-choices item-key">
      <xsl:for-each select="b:stem/b:blank">
        <li>
          <span class="item-blank"><xsl:value-of select="cx:word('item.blank', position())"/></span>
          <xsl:call-template name="alternatives"><xsl:with-param name="list" select="@accept"/></xsl:call-template>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="b:item[@type = 'short-answer']" mode="key">
    <h3><xsl:value-of select="cx:word('item.reference')"/></h3>
    <p class="item-prose"><xsl:value-of select="b:reference-answer"/></p>
  </xsl:template>

  <!-- 五|5 as 五 或 5. -->
  <xsl:template name="alternatives">
    <xsl:param name="list"/>
    <xsl:choose>
      <xsl:when test="contains($list, '|')">
        <xsl:value-of select="substring-before($list, '|')"/>
        <span class="item-quiet"><xsl:value-of select="cx:word('item.or')"/></span>
        <xsl:call-template name="alternatives">
          <xsl:with-param name="list" select="substring-after($list, '|')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$list"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="b:rubric">
    <h3><xsl:value-of select="cx:word('item.rubric', sum(b:point/@score))"/></h3>
    <ol class="item-points">
      <xsl:for-each select="b:point"><li><xsl:value-of select="cx:word('item.point', ., @score)"/></li></xsl:for-each>
    </ol>
  </xsl:template>
</xsl:stylesheet>
