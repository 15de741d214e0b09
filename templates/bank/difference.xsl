<?xml version="1.0" encoding="UTF-8"?>
<!--
  What became of a thing, part by part: <difference> of <part name change> that hold <same>, <gone> and <new> in the order
  of the text. A part with `words` holds codes with words under that prefix. Names of parts are the words part.NAME.

    <xsl:apply-templates select="difference"/>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template match="difference">
    <p class="difference-legend">
      <del><xsl:value-of select="cx:word('difference.gone')"/></del>
      <ins><xsl:value-of select="cx:word('difference.new')"/></ins>
    </p>
    <dl class="difference"><xsl:apply-templates select="part"/></dl>
  </xsl:template>

  <xsl:template match="part">
    <div class="difference-{@change}">
      <dt>
        <xsl:value-of select="cx:word(concat('part.', @name), concat(@letter, @number))"/>
        <xsl:if test="@change != 'same'">
          <xsl:call-template name="state"><xsl:with-param name="code" select="@change"/></xsl:call-template>
        </xsl:if>
      </dt>
      <dd><xsl:apply-templates select="same | gone | new" mode="run"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="same" mode="run"><xsl:apply-templates select="." mode="said"/></xsl:template>

  <!-- Read out, a change is told by words; to the eye by the line through or under it, and by colour. -->
  <xsl:template match="gone" mode="run">
    <del>
      <span class="visually-hidden"><xsl:value-of select="cx:word('difference.gone-begins')"/></span>
      <xsl:apply-templates select="." mode="said"/>
    </del>
  </xsl:template>

  <xsl:template match="new" mode="run">
    <ins>
      <span class="visually-hidden"><xsl:value-of select="cx:word('difference.new-begins')"/></span>
      <xsl:apply-templates select="." mode="said"/>
    </ins>
  </xsl:template>

  <xsl:template match="*" mode="said"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="part[@words]/*" mode="said"><xsl:value-of select="cx:word(concat(../@words, .))"/></xsl:template>
</xsl:stylesheet>
