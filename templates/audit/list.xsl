<?xml version="1.0" encoding="UTF-8"?>
<!-- Who did what, when, from where: the latest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:w="urn:chengxue:words:1" xmlns:exsl="http://exslt.org/common"
  exclude-result-prefixes="cx w exsl">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="facts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('audit.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('audit.lead')"/></xsl:template>

  <!-- An action or a kind of object can be looked for as soon as it has words. -->
  <xsl:variable name="choices">
    <xsl:for-each select="document('../words.xml')//w:word[starts-with(@key, 'audit-action.') or starts-with(@key, 'audit-kind.')]">
      <choice of="{substring-before(@key, '.')}" id="{substring-after(@key, '.')}" name="{.}" xmlns=""/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter"><xsl:with-param name="name" select="'actor'"/></xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'action'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="options" select="exsl:node-set($choices)/*[@of = 'audit-action']"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'kind'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'audit.kind'"/>
          <xsl:with-param name="options" select="exsl:node-set($choices)/*[@of = 'audit-kind']"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'object'"/>
          <xsl:with-param name="label" select="'audit.object'"/>
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
      <xsl:call-template name="list-file"/>
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
  <!-- A line from before facts were kept says what it says. -->
  <xsl:template match="line[fact]/@detail" mode="cell">
    <xsl:for-each select=".."><xsl:call-template name="facts-said"/></xsl:for-each>
  </xsl:template>

  <!-- To what it was done: a link where there is a page that the viewer may see. -->
  <xsl:template match="line/@kind" mode="cell">
    <xsl:variable name="may" select="/page/viewer/may/@right"/>
    <xsl:variable name="address">
      <xsl:if test="../@object_name">
        <xsl:choose>
          <xsl:when test="(. = 'officer' or . = 'unit') and $may = 'view-people'"><xsl:value-of select="concat('/', ., 's/')"/></xsl:when>
          <xsl:when test="(. = 'exam' or . = 'sitting' or . = 'blueprint' or . = 'paper') and $may = 'view-exams'">
            <xsl:value-of select="concat('/', ., 's/')"/>
          </xsl:when>
          <xsl:when test="(. = 'appeal' or . = 'key-change') and $may = 'manage-exams'"><xsl:value-of select="concat('/', ., 's/')"/></xsl:when>
          <xsl:when test=". = 'course' and $may = 'manage-courses'">/courses/</xsl:when>
          <xsl:when test=". = 'training' and $may = 'view-credits'">/training/</xsl:when>
          <xsl:when test=". = 'import' and $may = 'manage-people'">/officers/import/</xsl:when>
        </xsl:choose>
      </xsl:if>
    </xsl:variable>
    <span>
      <xsl:value-of select="concat(cx:word(concat('audit-kind.', .)), ' ')"/>
      <xsl:choose>
        <xsl:when test="$address != ''">
          <a href="{$address}{../@object}"><xsl:value-of select="../@object_name"/></a>
        </xsl:when>
        <xsl:when test="../@object_name"><xsl:value-of select="../@object_name"/></xsl:when>
        <!-- an address itself stands under the origin -->
        <xsl:when test="../@object > 0 and . != 'address'"><xsl:value-of select="cx:word('audit.gone', ../@object)"/></xsl:when>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
