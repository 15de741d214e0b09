<?xml version="1.0" encoding="UTF-8"?>
<!-- One's own account: who one is, how one signs in, where one is signed in. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="device.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('me.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="me"/>
      <xsl:with-param name="columns" select="'number name unit post grade phone entered'"/>
      <xsl:with-param name="words" select="'officer.'"/>
    </xsl:call-template>
    <p class="form-text"><xsl:value-of select="cx:word('me.wrong-facts')"/></p>

    <h2><xsl:value-of select="cx:word('me.email')"/></h2>
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="'/me/email'"/>
      <xsl:with-param name="fields">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'email'"/>
          <xsl:with-param name="type" select="'email'"/>
          <xsl:with-param name="value" select="me/@email"/>
          <xsl:with-param name="length" select="100"/>
          <xsl:with-param name="autocomplete" select="'email'"/>
          <xsl:with-param name="help" select="'me.email-help'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'email_wanted'"/>
          <xsl:with-param name="type" select="'checkbox'"/>
          <xsl:with-param name="value" select="me/@email_wanted"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>

    <h2><xsl:value-of select="cx:word('me.security')"/></h2>
    <xsl:apply-templates select="me"/>
    <xsl:apply-templates select="self::page[role]" mode="roles"/>

    <h2><xsl:value-of select="cx:word('session.list')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'session.list'"/>
      <xsl:with-param name="rows" select="session"/>
      <xsl:with-param name="columns" select="'agent address opened_at seen_at'"/>
      <xsl:with-param name="words" select="'session.'"/>
      <xsl:with-param name="actions" select="true()"/>
    </xsl:call-template>
    <xsl:if test="count(session) > 1">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="'/me/sessions/end'"/>
        <xsl:with-param name="words" select="'session.end-others'"/>
        <xsl:with-param name="look" select="'btn-outline-primary'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="me">
    <dl class="facts">
      <div class="facts-act">
        <dt><xsl:value-of select="cx:word('field.password')"/></dt>
        <dd>
          <xsl:value-of select="cx:word('me.password-since', cx:moment(@changed_at))"/>
          <xsl:text> </xsl:text>
          <a class="btn btn-sm btn-outline-primary" href="/me/password"><xsl:value-of select="cx:word('password.title')"/></a>
        </dd>
      </div>
      <div class="facts-act">
        <dt><xsl:value-of select="cx:word('factor.mine')"/></dt>
        <dd>
          <xsl:call-template name="state">
            <xsl:with-param name="code"><xsl:choose>
              <xsl:when test="@factor = 1">active</xsl:when>
              <xsl:otherwise>off</xsl:otherwise>
            </xsl:choose></xsl:with-param>
            <xsl:with-param name="words" select="'factor-state.'"/>
          </xsl:call-template>
          <xsl:text> </xsl:text>
          <a class="btn btn-sm btn-outline-primary" href="/me/factor"><xsl:value-of select="cx:word('factor.set-up')"/></a>
        </dd>
      </div>
    </dl>
  </xsl:template>

  <xsl:template match="page" mode="roles">
    <h2><xsl:value-of select="cx:word('me.roles')"/></h2>
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'me.roles'"/>
      <xsl:with-param name="rows" select="role"/>
      <xsl:with-param name="columns" select="'role unit granted_at'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="role/@role" mode="cell"><xsl:value-of select="cx:word(concat('role.', .))"/></xsl:template>

  <xsl:template match="session/@agent" mode="cell"><xsl:value-of select="cx:device(.)"/></xsl:template>
  <xsl:template match="session" mode="actions">
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="'/me/sessions/end'"/>
      <xsl:with-param name="words" select="'session.end'"/>
      <xsl:with-param name="look" select="'btn-sm btn-outline-primary'"/>
      <xsl:with-param name="hidden"><input type="hidden" name="session" value="{@id}"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="session[@present = 1]" mode="actions"><xsl:value-of select="cx:word('session.present')"/></xsl:template>
</xsl:stylesheet>
