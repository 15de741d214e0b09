<?xml version="1.0" encoding="UTF-8"?>
<!-- What is worth a look about an item, in words: of an element with too_hard, too_easy, weak, doubtful. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="@too_hard | @too_easy | @weak | @doubtful" mode="flag"/>
  <xsl:template match="@too_hard[. = 1] | @too_easy[. = 1] | @weak[. = 1]" mode="flag">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="translate(local-name(), '_', '-')"/>
      <xsl:with-param name="words" select="'statistics.flag-'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="@doubtful[. = 1]" mode="flag">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="'doubtful'"/>
      <xsl:with-param name="words" select="'statistics.flag-'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
