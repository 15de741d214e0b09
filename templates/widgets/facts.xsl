<?xml version="1.0" encoding="UTF-8"?>
<!--
  The key facts of one thing, as a list of names and values; a long value has a row of its own. Values are shown by the
  same templates as cells (table.xsl).

    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="officer"/>
      <xsl:with-param name="columns" select="'number name unit post'"/>
    </xsl:call-template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:template name="facts">
    <xsl:param name="of"/>
    <xsl:param name="columns"/>
    <xsl:param name="words" select="'field.'"/>
    <dl class="facts">
      <xsl:for-each select="str:tokenize($columns, ' ')">
        <xsl:variable name="value" select="$of/@*[local-name() = string(current())]"/>
        <div>
          <xsl:if test="string-length($value) > 24"><xsl:attribute name="class">facts-long</xsl:attribute></xsl:if>
          <dt><xsl:value-of select="cx:word(concat($words, .))"/></dt>
          <dd>
            <xsl:apply-templates select="$value" mode="cell"/>
            <xsl:if test="not($value)"><span class="none">—</span></xsl:if>
          </dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>
</xsl:stylesheet>
