<?xml version="1.0" encoding="UTF-8"?>
<!--
  In what state a thing is: an icon and a word, never colour alone.

    <xsl:call-template name="state"><xsl:with-param name="code" select="@state"/></xsl:call-template>

  states.xml gives each code its tone and icon; the words are state.CODE, or `words` + CODE. A code that states.xml
  lacks is shown plain.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:s="urn:chengxue:states:1" exclude-result-prefixes="cx s">
  <xsl:variable name="states" select="document('../states.xml')/s:states/s:state"/>

  <xsl:template name="state">
    <xsl:param name="code"/>
    <xsl:param name="words" select="'state.'"/>
    <xsl:variable name="state" select="$states[@code = $code]"/>
    <span class="state state-{$state/@tone}">
      <xsl:if test="$state">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="$state/@icon"/></xsl:call-template>
      </xsl:if>
      <xsl:value-of select="cx:word(concat($words, $code))"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
