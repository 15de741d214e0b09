<?xml version="1.0" encoding="UTF-8"?>
<!-- What was decided about an appeal, and what an appeal is about: the same words for the candidate and who decides. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="appeal/@position" mode="cell">
    <xsl:choose>
      <xsl:when test=". = 0"><xsl:value-of select="cx:word('appeal.about-total')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('appeal.about-question', .)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="appeal/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="concat('appeal-', .)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="decision" mode="said">
    <section class="decision">
      <h3><xsl:value-of select="cx:word(concat('appeal.round-', @round))"/></h3>
      <p>
        <strong>
          <xsl:choose>
            <xsl:when test="@position">
              <xsl:value-of select="cx:word('appeal.about-question', @position)"/>
              <xsl:value-of select="cx:word('appeal.changed', cx:hundredths(@before_score), cx:hundredths(@score))"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('appeal.kept')"/></xsl:otherwise>
          </xsl:choose>
        </strong>
      </p>
      <p class="decision-reason"><xsl:value-of select="@reason"/></p>
      <p class="form-text"><xsl:value-of select="concat(cx:moment(@decided_at), ' ', @decided_by)"/></p>
    </section>
  </xsl:template>
</xsl:stylesheet>
