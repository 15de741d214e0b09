<?xml version="1.0" encoding="UTF-8"?>
<!-- What a ticket tells its holder where the exam does not say it otherwise: a rule a line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:template name="ticket-rules-usual">
    <xsl:for-each select="str:tokenize('1 2 3 4 5 6', ' ')">
      <xsl:if test="position() > 1"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:value-of select="cx:word(concat('ticket.rule-', .))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
