<?xml version="1.0" encoding="UTF-8"?>
<!--
  A form that changes something: always POST, always with the token against forgery.

    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat('/units/', unit/@id, '/name')"/>
      <xsl:with-param name="submit" select="'unit.rename'"/>          a key of words: a verb that says what will happen
      <xsl:with-param name="cancel" select="concat('/units/', unit/@id)"/>
      <xsl:with-param name="fields">… calls of field …</xsl:with-param>
    </xsl:call-template>

  files says that files are sent; final makes the button red, for what cannot be taken back. A page that asks for
  confirmation is a GET page with the facts (facts.xsl), what will happen in `warning`, and such a form.

  A button that posts without asking, with hidden values when needed:

    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="'/me/sessions/7/end'"/>
      <xsl:with-param name="words" select="'session.end'"/>
      <xsl:with-param name="look" select="'btn-outline-primary'"/>
    </xsl:call-template>
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template name="form">
    <xsl:param name="action"/>
    <xsl:param name="submit" select="'action.save'"/>
    <xsl:param name="cancel"/>
    <xsl:param name="files" select="false()"/>
    <xsl:param name="final" select="false()"/>
    <xsl:param name="warning"/>
    <xsl:param name="fields"/>
    <form class="form" method="post" action="{$action}">
      <xsl:if test="$files"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
      <xsl:call-template name="csrf"/>
      <xsl:copy-of select="$fields"/>
      <xsl:if test="string($warning)">
        <div class="callout callout-warning">
          <xsl:call-template name="icon">
            <xsl:with-param name="name" select="'exclamation-triangle-fill'"/>
          </xsl:call-template>
          <div><xsl:copy-of select="$warning"/></div>
        </div>
      </xsl:if>
      <div class="form-end">
        <button type="submit" class="btn btn-primary">
          <xsl:if test="$final"><xsl:attribute name="class">btn btn-danger</xsl:attribute></xsl:if>
          <xsl:value-of select="cx:word($submit)"/>
        </button>
        <xsl:if test="$cancel">
          <a class="btn btn-quiet" href="{$cancel}"><xsl:value-of select="cx:word('action.cancel')"/></a>
        </xsl:if>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="post-button">
    <xsl:param name="action"/>
    <xsl:param name="words"/>
    <xsl:param name="icon"/>
    <xsl:param name="look" select="'btn-primary'"/>
    <xsl:param name="hidden"/>
    <form class="form-button" method="post" action="{$action}">
      <xsl:call-template name="csrf"/>
      <xsl:copy-of select="$hidden"/>
      <button type="submit" class="btn {$look}">
        <xsl:if test="$icon">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="$icon"/></xsl:call-template>
        </xsl:if>
        <xsl:value-of select="cx:word($words)"/>
      </button>
    </form>
  </xsl:template>

  <xsl:template name="csrf">
    <input type="hidden" name="csrf" value="{/page/@csrf}"/>
  </xsl:template>
</xsl:stylesheet>
