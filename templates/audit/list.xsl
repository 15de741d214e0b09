<?xml version="1.0" encoding="UTF-8"?>
<!-- Who did what, when, from where: the latest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:w="urn:chengxue:words:1" xmlns:exsl="http://exslt.org/common"
  exclude-result-prefixes="cx w exsl">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('audit.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('audit.lead')"/></xsl:template>

  <!-- An action can be looked for as soon as it has words. -->
  <xsl:variable name="actions">
    <xsl:for-each select="document('../words.xml')//w:word[starts-with(@key, 'audit-action.')]">
      <action id="{substring-after(@key, '.')}" name="{.}" xmlns=""/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter"><xsl:with-param name="name" select="'actor'"/></xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'action'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="exsl:node-set($actions)/*"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'from'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'to'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="line">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'audit.title'"/>
        <xsl:with-param name="rows" select="line"/>
        <xsl:with-param name="columns" select="'at name action kind detail origin'"/>
        <xsl:with-param name="words" select="'audit.'"/>
      </xsl:call-template>
      <xsl:call-template name="paging"/>
    </xsl:if>
    <xsl:if test="not(line)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'audit.none'"/>
        <xsl:with-param name="next" select="'audit.none-next'"/>
        <xsl:with-param name="icon" select="'shield-check'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="line/@name" mode="cell"><xsl:value-of select="concat(., ' ', ../@number)"/></xsl:template>
  <xsl:template match="line/@action" mode="cell"><xsl:value-of select="cx:word(concat('audit-action.', .))"/></xsl:template>
  <!-- An address, or what no person did: a command, a job. -->
  <xsl:template match="line/@origin[. = 'command']" mode="cell"><xsl:value-of select="cx:word('audit.command')"/></xsl:template>
  <xsl:template match="line/@origin[starts-with(., 'job')]" mode="cell"><xsl:value-of select="cx:word('audit.job')"/></xsl:template>
  <xsl:template match="line[@action = 'sitting.state']/@detail" mode="cell">
    <xsl:value-of select="cx:word(concat('sitting-state.', .))"/>
  </xsl:template>
  <xsl:template match="line[@action = 'sitting.state']/@detail[contains(., ' > ')]" mode="cell">
    <xsl:value-of select="cx:word(concat('sitting-state.', substring-before(., ' > ')))"/>
    <xsl:text> → </xsl:text>
    <xsl:value-of select="cx:word(concat('sitting-state.', substring-after(., ' > ')))"/>
  </xsl:template>
  <xsl:template match="line/@kind" mode="cell">
    <xsl:value-of select="concat(cx:word(concat('audit-kind.', .)), ' ', ../@object)"/>
  </xsl:template>
  <!-- the address itself stands under the origin -->
  <xsl:template match="line/@kind[. = 'address']" mode="cell"><xsl:value-of select="cx:word('audit-kind.address')"/></xsl:template>
  <xsl:template match="line/@kind[. = 'officer' or . = 'unit'][/page/viewer/may/@right = 'view-people']" mode="cell">
    <a href="/{.}s/{../@object}"><xsl:value-of select="concat(cx:word(concat('audit-kind.', .)), ' ', ../@object)"/></a>
  </xsl:template>
</xsl:stylesheet>
