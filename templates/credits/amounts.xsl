<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages about hours and credits share: amounts, the switch of years, a bar with its figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/credits.css"/></xsl:template>

  <!-- Hundredths in cells. -->
  <xsl:template match="@*[substring(local-name(), string-length(local-name()) - 4) = 'hours'
    or substring(local-name(), string-length(local-name()) - 6) = 'credits']" mode="cell" priority="1">
    <xsl:value-of select="cx:hundredths(.)"/>
  </xsl:template>
  <xsl:template match="@rate" mode="cell" priority="1"><xsl:value-of select="concat(cx:hundredths(.), '%')"/></xsl:template>
  <xsl:template match="@channel" mode="cell" priority="1"><xsl:value-of select="cx:word(concat('channel.', .))"/></xsl:template>

  <!-- The years, each a link to this page about it. -->
  <xsl:template name="years">
    <xsl:if test="count(year-choice) > 1">
      <nav class="years" aria-label="{cx:word('credits.years')}">
        <ul>
          <xsl:for-each select="year-choice">
            <li>
              <a href="{cx:address('year', @id)}">
                <xsl:if test="@id = /page/shown/@year"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:value-of select="cx:word('credits.year', @id)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- So much of what is owed, with what still waits behind it. -->
  <xsl:template name="meter">
    <xsl:param name="words"/>
    <xsl:param name="has"/>
    <xsl:param name="owed"/>
    <xsl:param name="pending" select="0"/>
    <xsl:param name="lacks"/>
    <xsl:param name="share"/>
    <xsl:param name="why"/>
    <div class="meter">
      <p class="meter-figures">
        <a href="{$why}" title="{cx:word('credits.why')}"><strong><xsl:value-of select="cx:hundredths($has)"/></strong></a>
        <span><xsl:value-of select="cx:word(concat($words, '-of'), cx:hundredths($owed))"/></span>
      </p>
      <progress max="100" value="{$share}" aria-label="{cx:word($words)}"><xsl:value-of select="concat($share, '%')"/></progress>
      <p class="meter-says">
        <xsl:choose>
          <xsl:when test="$lacks > 0"><xsl:value-of select="cx:word('credits.lacks', cx:hundredths($lacks))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="cx:word('credits.enough')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$pending > 0">
          <xsl:value-of select="cx:word('credits.pending-more', cx:hundredths($pending))"/>
        </xsl:if>
      </p>
    </div>
  </xsl:template>
</xsl:stylesheet>
