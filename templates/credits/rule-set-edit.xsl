<?xml version="1.0" encoding="UTF-8"?>
<!-- A draft of rules as one form: what is owed, a row for each kind of activity, a row for each channel. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('rule-set.edit-title', set/@year, set/@number)"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('rule-set.edit-lead')"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/credits/rules"><xsl:value-of select="cx:word('rule-set.list')"/></a>
    <a href="/credits/rules/{set/@id}"><xsl:value-of select="cx:word('rule-set.number', set/@year, set/@number)"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <form class="form rule-form" method="post" action="/credits/rules/{set/@id}/edit">
      <xsl:call-template name="csrf"/>
      <h2><xsl:value-of select="cx:word('rule-set.owed-head')"/></h2>
      <div class="rule-head">
        <xsl:call-template name="amount"><xsl:with-param name="name" select="'owed_hours'"/></xsl:call-template>
        <xsl:call-template name="amount"><xsl:with-param name="name" select="'owed_credits'"/></xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'class_hour_minutes'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="10"/>
          <xsl:with-param name="max" select="120"/>
          <xsl:with-param name="value" select="set/@class_hour_minutes"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'prorata'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="choices" select="'months days none'"/>
          <xsl:with-param name="words" select="'prorata.'"/>
          <xsl:with-param name="value" select="set/@prorata"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'leave_days_least'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="1"/>
          <xsl:with-param name="max" select="366"/>
          <xsl:with-param name="value" select="set/@leave_days_least"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="amount"><xsl:with-param name="name" select="'owed_step'"/></xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'carry_percent'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="min" select="0"/>
          <xsl:with-param name="max" select="100"/>
          <xsl:with-param name="value" select="set/@carry_percent"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="amount"><xsl:with-param name="name" select="'carry_hours_most'"/></xsl:call-template>
        <xsl:call-template name="amount"><xsl:with-param name="name" select="'carry_credits_most'"/></xsl:call-template>
      </div>

      <h2><xsl:value-of select="cx:word('rule-set.earns')"/></h2>
      <p class="form-text"><xsl:value-of select="cx:word('rule-set.earns-help')"/></p>
      <xsl:for-each select="rule"><xsl:call-template name="rule-row"/></xsl:for-each>

      <h2><xsl:value-of select="cx:word('rule-set.channels')"/></h2>
      <xsl:call-template name="channel-row"><xsl:with-param name="code" select="'online'"/></xsl:call-template>
      <xsl:call-template name="channel-row"><xsl:with-param name="code" select="'district'"/></xsl:call-template>
      <xsl:call-template name="channel-row"><xsl:with-param name="code" select="'squad'"/></xsl:call-template>

      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'note'"/>
        <xsl:with-param name="type" select="'textarea'"/>
        <xsl:with-param name="rows" select="2"/>
        <xsl:with-param name="value" select="set/@note"/>
      </xsl:call-template>
      <div class="form-end">
        <button type="submit" class="btn btn-primary"><xsl:value-of select="cx:word('action.save')"/></button>
        <a class="btn btn-quiet" href="/credits/rules/{set/@id}"><xsl:value-of select="cx:word('action.cancel')"/></a>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="amount">
    <xsl:param name="name"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="value" select="cx:hundredths(/page/set/@*[local-name() = $name])"/>
      <xsl:with-param name="inputmode" select="'decimal'"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A kind of activity: what was typed, else what is kept. -->
  <xsl:template name="rule-row">
    <xsl:variable name="typed" select="/page/typed-rule[@kind = current()/@kind]"/>
    <fieldset class="rule-row">
      <legend><xsl:value-of select="@name"/></legend>
      <input type="hidden" name="rule_kind" value="{@kind}"/>
      <xsl:call-template name="choose">
        <xsl:with-param name="name" select="'basis'"/>
        <xsl:with-param name="codes" select="'class-hour|half-day|day|fixed|pass|exercise|'"/>
        <xsl:with-param name="words" select="'basis.'"/>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="$typed"><xsl:value-of select="$typed/@basis"/></xsl:when><xsl:otherwise><xsl:value-of select="@basis"/></xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="none" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="choose">
        <xsl:with-param name="name" select="'channel'"/>
        <xsl:with-param name="codes" select="'online|district|squad|'"/>
        <xsl:with-param name="words" select="'channel.'"/>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="$typed"><xsl:value-of select="$typed/@channel"/></xsl:when><xsl:otherwise><xsl:value-of select="@channel"/></xsl:otherwise></xsl:choose></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'hours'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="@each_hours"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'credits'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="@each_credits"/>
      </xsl:call-template>
      <xsl:call-template name="choose">
        <xsl:with-param name="name" select="'rounding'"/>
        <xsl:with-param name="codes" select="'half|down|up|'"/>
        <xsl:with-param name="words" select="'rounding.'"/>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="$typed"><xsl:value-of select="$typed/@rounding"/></xsl:when><xsl:otherwise><xsl:value-of select="@rounding"/></xsl:otherwise></xsl:choose></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'step'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="@step"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'cap_hours'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="@cap_hours"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'cap_credits'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="@cap_credits"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="channel-row">
    <xsl:param name="code"/>
    <xsl:variable name="typed" select="/page/typed-channel[@code = $code]"/>
    <xsl:variable name="kept" select="channel[@code = $code]"/>
    <fieldset class="rule-row">
      <legend><xsl:value-of select="cx:word(concat('channel.', $code))"/></legend>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'least_hours'"/>
        <xsl:with-param name="input" select="'least_hours'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="$kept/@least_hours"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'least_credits'"/>
        <xsl:with-param name="input" select="'least_credits'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="$kept/@least_credits"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'cap_hours'"/>
        <xsl:with-param name="input" select="'most_hours'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="$kept/@cap_hours"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="name" select="'cap_credits'"/>
        <xsl:with-param name="input" select="'most_credits'"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="kept" select="$kept/@cap_credits"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- A figure of a row. -->
  <xsl:template name="type">
    <xsl:param name="name"/>
    <xsl:param name="input" select="concat('rule_', $name)"/>
    <xsl:param name="typed"/>
    <xsl:param name="kept"/>
    <label>
      <span><xsl:value-of select="cx:word(concat('rule.', $name))"/></span>
      <input class="form-control" name="{$input}" inputmode="decimal" maxlength="10" autocomplete="off">
        <xsl:attribute name="value">
          <xsl:choose>
            <xsl:when test="$typed"><xsl:value-of select="$typed/@*[local-name() = $name]"/></xsl:when>
            <xsl:when test="$kept != ''"><xsl:value-of select="cx:hundredths($kept)"/></xsl:when>
          </xsl:choose>
        </xsl:attribute>
      </input>
    </label>
  </xsl:template>

  <!-- A choice of a row; codes end with a bar each. -->
  <xsl:template name="choose">
    <xsl:param name="name"/>
    <xsl:param name="codes"/>
    <xsl:param name="words"/>
    <xsl:param name="value"/>
    <xsl:param name="none" select="false()"/>
    <label>
      <span><xsl:value-of select="cx:word(concat('rule.', $name))"/></span>
      <select class="form-select" name="rule_{$name}">
        <xsl:if test="$none"><option value=""><xsl:value-of select="cx:word('rule-set.nothing')"/></option></xsl:if>
        <xsl:call-template name="options">
          <xsl:with-param name="codes" select="$codes"/>
          <xsl:with-param name="words" select="$words"/>
          <xsl:with-param name="value" select="$value"/>
        </xsl:call-template>
      </select>
    </label>
  </xsl:template>

  <xsl:template name="options">
    <xsl:param name="codes"/>
    <xsl:param name="words"/>
    <xsl:param name="value"/>
    <xsl:if test="contains($codes, '|')">
      <xsl:variable name="code" select="substring-before($codes, '|')"/>
      <option value="{$code}">
        <xsl:if test="$code = $value"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
        <xsl:value-of select="cx:word(concat($words, $code))"/>
      </option>
      <xsl:call-template name="options">
        <xsl:with-param name="codes" select="substring-after($codes, '|')"/>
        <xsl:with-param name="words" select="$words"/>
        <xsl:with-param name="value" select="$value"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
