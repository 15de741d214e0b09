<?xml version="1.0" encoding="UTF-8"?>
<!--
  A notice on its way out of the house: <notice kind="" zero="" one="" urgent="" name="" link=""/> becomes title and text,
  as they stand on the page, and subject and body of an e-mail.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:cx="urn:chengxue:sheet:1"
  exclude-result-prefixes="cx">
  <xsl:include href="../widgets/words.xsl"/>
  <xsl:include href="words.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:variable name="page" select="/.."/> <!-- there is none -->

  <xsl:template match="/notice">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="notice-title"/></xsl:variable>
    <xsl:variable name="text"><xsl:apply-templates select="." mode="notice-text"/></xsl:variable>
    <letter>
      <title><xsl:value-of select="$title"/></title>
      <text><xsl:value-of select="$text"/></text>
      <subject>
        <xsl:if test="@urgent"><xsl:value-of select="cx:word('letter.urgent')"/></xsl:if>
        <xsl:value-of select="cx:word('letter.subject', $title)"/>
      </subject>
      <body>
        <xsl:value-of select="cx:word('letter.greeting', @name)"/>
        <xsl:text>&#13;&#10;&#13;&#10;</xsl:text>
        <xsl:value-of select="$text"/>
        <xsl:text>&#13;&#10;</xsl:text>
        <xsl:value-of select="cx:word('letter.link', @link)"/>
        <xsl:text>&#13;&#10;&#13;&#10;</xsl:text>
        <xsl:value-of select="cx:word('letter.end')"/>
        <xsl:text>&#13;&#10;</xsl:text>
      </body>
    </letter>
  </xsl:template>
</xsl:stylesheet>
