<?xml version="1.0" encoding="UTF-8"?>
<!-- A key as a reader says it: letters as they are, true and false in words, alternatives of a blank with 或. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:template name="key-word">
    <xsl:param name="key"/>
    <xsl:choose>
      <xsl:when test="$key = 'true' or $key = 'false'"><xsl:value-of select="cx:word(concat('key-change.key-', $key))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="str:replace(str:replace($key, '|', ' / '), '&#10;', '；')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
