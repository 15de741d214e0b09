<?xml version="1.0" encoding="UTF-8"?>
<!-- The name of a file's column, for people: cx:column('number') is the first of the heads that a file may give it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  xmlns:func="http://exslt.org/functions" extension-element-prefixes="func" exclude-result-prefixes="cx">
  <func:function name="cx:column">
    <xsl:param name="name"/>
    <func:result select="substring-before(concat(cx:word(concat('column.', $name)), '|'), '|')"/>
  </func:function>
</xsl:stylesheet>
