<?xml version="1.0" encoding="UTF-8"?>
<!-- What a notice says: an element with kind, and the facts zero and one that its words are filled with. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  exclude-result-prefixes="cx">
  <xsl:template match="*" mode="notice-title"><xsl:value-of select="cx:word(concat('notice.', @kind), @zero, @one)"/></xsl:template>
  <xsl:template match="*" mode="notice-text"><xsl:value-of select="cx:word(concat('notice-text.', @kind), @zero, @one)"/></xsl:template>
</xsl:stylesheet>
