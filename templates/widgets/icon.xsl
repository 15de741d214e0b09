<?xml version="1.0" encoding="UTF-8"?>
<!--
  An icon of Bootstrap Icons. It is decoration: a word always stands beside it.

    <xsl:call-template name="icon"><xsl:with-param name="name" select="'people'"/></xsl:call-template>

  The name must stand in assets/icons.txt, which lists what the sprite holds.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:template name="icon">
    <xsl:param name="name"/>
    <svg class="icon" aria-hidden="true">
      <use href="{$assets}/icons.svg#{$name}"/>
    </svg>
  </xsl:template>
</xsl:stylesheet>
