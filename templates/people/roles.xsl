<?xml version="1.0" encoding="UTF-8"?>
<!-- Who holds which role for which unit. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('role.title')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('role.lead')"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-primary" href="/roles/new"><xsl:value-of select="cx:word('role.grant')"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="filters">
      <xsl:with-param name="fields">
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'q'"/>
          <xsl:with-param name="type" select="'search'"/>
          <xsl:with-param name="label" select="'officer.q'"/>
        </xsl:call-template>
        <xsl:call-template name="filter">
          <xsl:with-param name="name" select="'role'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'city-admin training-admin author reviewer marker invigilator auditor operator'"/>
          <xsl:with-param name="words" select="'role.'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="grant">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'role.title'"/>
          <xsl:with-param name="rows" select="grant"/>
          <xsl:with-param name="columns" select="'name number role unit account granted_at'"/>
          <xsl:with-param name="words" select="'officer.'"/>
          <xsl:with-param name="actions" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="paging"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'role.none'"/>
          <xsl:with-param name="next" select="'role.none-next'"/>
          <xsl:with-param name="icon" select="'person-badge'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="grant/@name" mode="cell"><a href="/officers/{../@officer}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="grant/@role" mode="cell"><xsl:value-of select="cx:word(concat('role.', .))"/></xsl:template>
  <xsl:template match="grant/@account" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="'account-state.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="grant" mode="actions"/>
  <xsl:template match="grant[@gives]" mode="actions">
    <a href="/roles/{@id}/end"><xsl:value-of select="cx:word('role.end')"/></a>
  </xsl:template>
</xsl:stylesheet>
