<?xml version="1.0" encoding="UTF-8"?>
<!-- What is known of a person; number and name first, then what may be missing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:template name="officer-name-fields">
    <xsl:param name="officer" select="/.."/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'number'"/>
      <xsl:with-param name="value" select="$officer/@number"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="length" select="30"/>
      <xsl:with-param name="help" select="'officer.number-help'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'name'"/>
      <xsl:with-param name="label" select="'officer.name'"/>
      <xsl:with-param name="value" select="$officer/@name"/>
      <xsl:with-param name="required" select="true()"/>
      <xsl:with-param name="length" select="50"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="officer-other-fields">
    <xsl:param name="officer" select="/.."/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'post'"/>
      <xsl:with-param name="value" select="$officer/@post"/>
      <xsl:with-param name="length" select="50"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'grade'"/>
      <xsl:with-param name="value" select="$officer/@grade"/>
      <xsl:with-param name="length" select="50"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'phone'"/>
      <xsl:with-param name="type" select="'tel'"/>
      <xsl:with-param name="value" select="$officer/@phone"/>
      <xsl:with-param name="length" select="30"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'email'"/>
      <xsl:with-param name="type" select="'email'"/>
      <xsl:with-param name="value" select="$officer/@email"/>
      <xsl:with-param name="length" select="100"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'entered'"/>
      <xsl:with-param name="type" select="'date'"/>
      <xsl:with-param name="value" select="$officer/@entered"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
