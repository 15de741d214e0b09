<?xml version="1.0" encoding="UTF-8"?>
<!-- What a unit is called. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:template name="unit-fields">
    <xsl:param name="unit" select="/.."/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'name'"/>
      <xsl:with-param name="value" select="$unit/@name"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="length" select="50"/>
      <xsl:with-param name="help" select="'unit.name-help'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'code'"/>
      <xsl:with-param name="label" select="'unit.code'"/>
      <xsl:with-param name="value" select="$unit/@code"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="length" select="32"/>
      <xsl:with-param name="help" select="'unit.code-help'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
