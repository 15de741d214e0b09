<?xml version="1.0" encoding="UTF-8"?>
<!-- The way down to a unit: <above> elements, the top first, as unit_head gives them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="page" mode="crumbs">
    <a href="/units"><xsl:value-of select="cx:word('unit.title')"/></a>
    <xsl:for-each select="above"><a href="/units/{@id}"><xsl:value-of select="@name"/></a></xsl:for-each>
    <xsl:if test="@template != 'people/unit'"><a href="/units/{unit/@id}"><xsl:value-of select="unit/@name"/></a></xsl:if>
  </xsl:template>
</xsl:stylesheet>
