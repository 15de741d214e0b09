<?xml version="1.0" encoding="UTF-8"?>
<!--
  What can be done with the rows picked in a table: the bar below it, with their count and the buttons.

    <xsl:call-template name="bulk">
      <xsl:with-param name="id" select="'move'"/>                     the table's bulk-form
      <xsl:with-param name="action" select="'/officers/move'"/>
      <xsl:with-param name="submit" select="'officers.move'"/>
      <xsl:with-param name="fields">… what else is posted …</xsl:with-param>
    </xsl:call-template>

  It leads to a page that names what will happen and asks, or to an answer that can be undone. Include js/bulk.js in the
  sheet's scripts for the count and "pick all".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="bulk">
    <xsl:param name="id"/>
    <xsl:param name="action"/>
    <xsl:param name="submit"/>
    <xsl:param name="fields"/>
    <form class="bulk" id="{$id}" method="post" action="{$action}">
      <xsl:call-template name="csrf"/>
      <output class="bulk-count" data-picked="{cx:word('list.picked', '{0}')}">
        <xsl:value-of select="cx:word('list.pick-first')"/>
      </output>
      <xsl:copy-of select="$fields"/>
      <button type="submit" class="btn btn-primary"><xsl:value-of select="cx:word($submit)"/></button>
    </form>
  </xsl:template>
</xsl:stylesheet>
