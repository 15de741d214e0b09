<?xml version="1.0" encoding="UTF-8"?>
<!-- One officer: facts, places over time, roles, account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="officer/@name"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="officer/@path"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/officers"><xsl:value-of select="cx:word('officer.title')"/></a>
    <a href="/units/{officer/@unit_id}"><xsl:value-of select="officer/@unit"/></a>
  </xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page[officer/@manage]" mode="actions">
    <a class="btn btn-outline-primary" href="/officers/{officer/@id}/edit"><xsl:value-of select="cx:word('action.edit')"/></a>
    <a class="btn btn-outline-primary" href="/officers/{officer/@id}/transfer">
      <xsl:choose>
        <xsl:when test="officer/@left_on"><xsl:value-of select="cx:word('officer.return')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('officer.transfer')"/></xsl:otherwise>
      </xsl:choose>
    </a>
    <xsl:if test="not(officer/@left_on)">
      <a class="btn btn-outline-primary" href="/officers/{officer/@id}/leave"><xsl:value-of select="cx:word('officer.leave')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:variable name="left"><xsl:if test="officer/@left_on"> left_on</xsl:if></xsl:variable>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="officer"/>
      <xsl:with-param name="columns" select="concat('number state unit post grade phone email entered', $left)"/>
      <xsl:with-param name="words" select="'officer.'"/>
    </xsl:call-template>

    <h2><xsl:value-of select="cx:word('officer.places')"/></h2>
    <xsl:call-template name="timeline"><xsl:with-param name="events" select="past"/></xsl:call-template>

    <h2><xsl:value-of select="cx:word('officer.account')"/></h2>
    <xsl:apply-templates select="officer" mode="account"/>

    <h2><xsl:value-of select="cx:word('officer.roles')"/></h2>
    <xsl:choose>
      <xsl:when test="role">
        <xsl:call-template name="table">
          <xsl:with-param name="caption" select="'officer.roles'"/>
          <xsl:with-param name="rows" select="role"/>
          <xsl:with-param name="columns" select="'role unit state granted_at ended_at'"/>
          <xsl:with-param name="words" select="'officer.'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('officer.no-roles')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="viewer/may/@right = 'grant-roles' and not(officer/@left_on)">
      <p><a class="btn btn-outline-primary" href="/roles/new?number={officer/@number}"><xsl:value-of select="cx:word('role.grant')"/></a></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="past" mode="event">
    <strong><xsl:value-of select="cx:word(concat('personnel.', @kind))"/></strong>
    <xsl:text> </xsl:text>
    <xsl:if test="@was"><del><xsl:value-of select="@was"/></del></xsl:if>
    <xsl:if test="@was and @became"><xsl:text> → </xsl:text></xsl:if>
    <xsl:if test="@became"><ins><xsl:value-of select="@became"/></ins></xsl:if>
  </xsl:template>

  <xsl:template match="past[@kind = 'left']" mode="event">
    <strong><xsl:value-of select="cx:word('personnel.left')"/></strong>
    <xsl:text> </xsl:text>
    <span class="none"><xsl:value-of select="@was"/></span>
  </xsl:template>

  <xsl:template match="past[@undone]" mode="event" priority="2">
    <span class="none">
      <xsl:value-of select="cx:word('personnel.undone')"/>
      <del>
        <xsl:value-of select="cx:word(concat('personnel.', @kind))"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="@was"/>
        <xsl:if test="@was and @became"><xsl:text> → </xsl:text></xsl:if>
        <xsl:value-of select="@became"/>
      </del>
    </span>
  </xsl:template>

  <xsl:template match="past[@kind = 'place']" mode="event">
    <xsl:if test="@came">
      <xsl:value-of select="cx:word(concat('personnel.', @came))"/>
      <xsl:text> </xsl:text>
    </xsl:if>
    <strong><xsl:value-of select="@became"/></strong>
    <xsl:text> </xsl:text>
    <span class="none">
      <xsl:choose>
        <xsl:when test="@until"><xsl:value-of select="cx:word('officer.until', @until)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('officer.until-now')"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- How the officer signs in, and what may be done about it. -->
  <xsl:template match="officer" mode="account">
    <xsl:variable name="account" select="../account"/>
    <xsl:choose>
      <xsl:when test="$account">
        <xsl:call-template name="facts">
          <xsl:with-param name="of" select="$account"/>
          <xsl:with-param name="columns" select="'state factor opened_at sessions'"/>
          <xsl:with-param name="words" select="'account.'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="cx:word('account.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@handle and not(@left_on)">
      <div class="officer-account">
        <a class="btn btn-outline-primary" href="/officers/{@id}/password">
          <xsl:choose>
            <xsl:when test="$account"><xsl:value-of select="cx:word('account.reset')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="cx:word('account.make')"/></xsl:otherwise>
          </xsl:choose>
        </a>
        <xsl:if test="$account/@factor">
          <a class="btn btn-outline-primary" href="/officers/{@id}/factor"><xsl:value-of select="cx:word('account.factor-off')"/></a>
        </xsl:if>
        <xsl:if test="$account/@sessions > 0">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/officers/', @id, '/sessions/end')"/>
            <xsl:with-param name="words" select="'account.sessions-end'"/>
            <xsl:with-param name="look" select="'btn-outline-primary'"/>
          </xsl:call-template>
        </xsl:if>
      </div>
    </xsl:if>
    <xsl:if test="@manage and not(@handle) and not(@left_on)">
      <p class="form-text"><xsl:value-of select="cx:word('account.not-yours')"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="officer/@state | role/@state | account/@state" mode="cell">
    <xsl:call-template name="state">
      <xsl:with-param name="code" select="."/>
      <xsl:with-param name="words" select="concat(local-name(..), '-state.')"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="officer/@unit" mode="cell"><a href="/units/{../@unit_id}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="role/@role" mode="cell"><xsl:value-of select="cx:word(concat('role.', .))"/></xsl:template>
  <xsl:template match="account/@factor" mode="cell"><xsl:value-of select="cx:word('account.factor-on')"/></xsl:template>
</xsl:stylesheet>
