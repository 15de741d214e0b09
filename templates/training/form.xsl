<?xml version="1.0" encoding="UTF-8"?>
<!-- Registering a session of training: facts and people on one page; who clashes is named above the people. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <!-- A session that is copied fills the form, but is another one. -->
  <xsl:variable name="edits" select="contains(/page/@path, '/edit') or /page/posted[@name = 'training' and @value != '']"/>
  <xsl:variable name="of" select="/page/training"/>

  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="$edits"><xsl:value-of select="cx:word('training.edit-title')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('training.new')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word(concat('training.form-lead', substring('-usual', 1, 6 * own-unit/@usual)), own-unit/@name, own-unit/@register_days)"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/training.css"/>
    <script type="module" src="{@assets}/js/people.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/training"><xsl:value-of select="cx:word('training.list')"/></a></xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="not($edits) and count(unit-choice) > 1">
      <form class="filters" method="get" action="/training/new">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'unit'"/>
          <xsl:with-param name="id" select="'choose-unit'"/>
          <xsl:with-param name="type" select="'select'"/>
          <xsl:with-param name="label" select="'training.for-unit'"/>
          <xsl:with-param name="options" select="unit-choice"/>
          <xsl:with-param name="shown" select="string(own-unit/@id)"/>
          <xsl:with-param name="hint" select="false()"/>
        </xsl:call-template>
        <div class="filters-end"><button type="submit" class="btn btn-outline-primary"><xsl:value-of select="cx:word('training.change-unit')"/></button></div>
      </form>
    </xsl:if>
    <xsl:apply-templates select="self::page[clash]" mode="clashes"/>
    <form class="form training-form" method="post" action="/training" enctype="multipart/form-data">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="unit" value="{own-unit/@id}"/>
      <xsl:if test="$edits"><input type="hidden" name="training" value="{$of/@id}"/></xsl:if>
      <xsl:call-template name="facts-fields"/>
      <xsl:call-template name="people"/>
      <div class="training-facts">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'photo'"/>
          <xsl:with-param name="type" select="'file'"/>
          <xsl:with-param name="accept" select="'image/jpeg,image/png'"/>
          <xsl:with-param name="help" select="'training.photo-help'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'roster'"/>
          <xsl:with-param name="type" select="'file'"/>
          <xsl:with-param name="accept" select="'image/jpeg,image/png,application/pdf'"/>
          <xsl:with-param name="help" select="'training.roster-help'"/>
        </xsl:call-template>
      </div>
      <div class="form-end">
        <button type="submit" class="btn btn-primary" name="act" value="submit"><xsl:value-of select="cx:word('training.submit')"/></button>
        <button type="submit" class="btn btn-outline-primary" name="act" value="save"><xsl:value-of select="cx:word('training.save')"/></button>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="facts-fields">
    <div class="training-facts">
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'topic'"/>
        <xsl:with-param name="value" select="$of/@topic"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="length" select="100"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'activity_kind'"/>
        <xsl:with-param name="type" select="'select'"/>
        <xsl:with-param name="choices">
          <xsl:choose>
            <xsl:when test="own-unit/@kind = 'squad'">squad-training exercise</xsl:when>
            <xsl:otherwise>district-training exercise</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="words" select="'training-kind.'"/>
        <xsl:with-param name="value" select="$of/@kind"/>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'on'"/>
        <xsl:with-param name="type" select="'date'"/>
        <xsl:with-param name="value"><xsl:if test="$edits"><xsl:value-of select="$of/@on_date"/></xsl:if></xsl:with-param>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'from_time'"/>
        <xsl:with-param name="type" select="'time'"/>
        <xsl:with-param name="value" select="$of/@from_time"/>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'to_time'"/>
        <xsl:with-param name="type" select="'time'"/>
        <xsl:with-param name="value" select="$of/@to_time"/>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'break_minutes'"/>
        <xsl:with-param name="type" select="'number'"/>
        <xsl:with-param name="min" select="0"/>
        <xsl:with-param name="max" select="600"/>
        <xsl:with-param name="value" select="$of/@break_minutes"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'instructor'"/>
        <xsl:with-param name="value" select="$of/@instructor"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="length" select="50"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'place'"/>
        <xsl:with-param name="value" select="$of/@place"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="length" select="100"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'task'"/>
        <xsl:with-param name="value" select="$of/@task"/>
        <xsl:with-param name="help" select="'training.task-help'"/>
        <xsl:with-param name="length" select="100"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'late_reason'"/>
        <xsl:with-param name="value" select="$of/@late_reason"/>
        <xsl:with-param name="help" select="'training.late-help'"/>
        <xsl:with-param name="length" select="200"/>
      </xsl:call-template>
    </div>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'note'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="rows" select="2"/>
      <xsl:with-param name="value" select="$of/@note"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Everybody of the unit, by unit; more by their numbers. -->
  <xsl:template name="people">
    <fieldset class="people" id="field-officer" data-people="{cx:word('training.picked', '{0}')}">
      <legend><xsl:value-of select="cx:word('training.people-list')"/> <output data-picked=""></output></legend>
      <xsl:if test="not(person)"><p><xsl:value-of select="cx:word('training.unit-empty')"/></p></xsl:if>
      <xsl:for-each select="person[not(@unit_id = preceding-sibling::person[1]/@unit_id)]">
        <xsl:variable name="unit" select="@unit_id"/>
        <fieldset class="people-unit">
          <legend><xsl:value-of select="@unit"/></legend>
          <div class="people-list"><xsl:apply-templates select="/page/person[@unit_id = $unit]" mode="pick"/></div>
        </fieldset>
      </xsl:for-each>
    </fieldset>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'numbers'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="rows" select="3"/>
      <xsl:with-param name="label" select="'training.numbers'"/>
      <xsl:with-param name="help" select="'training.numbers-help'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'missed'"/>
      <xsl:with-param name="type" select="'textarea'"/>
      <xsl:with-param name="rows" select="2"/>
      <xsl:with-param name="help" select="'training.missed-help'"/>
      <xsl:with-param name="value">
        <xsl:if test="$edits"><xsl:for-each select="person[@missed]"><xsl:value-of select="concat(@number, ' ', @missed, '&#10;')"/></xsl:for-each></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'people_file'"/>
      <xsl:with-param name="type" select="'file'"/>
      <xsl:with-param name="accept" select="'.xlsx,.csv,text/csv'"/>
      <xsl:with-param name="help" select="'training.people_file-help'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:key name="posted-officer" match="/page/posted[@name = 'officer']" use="@value"/>
  <xsl:template match="person" mode="pick">
    <label class="person">
      <input type="checkbox" class="form-check-input" name="officer" value="{@id}">
        <xsl:if test="(/page/posted and key('posted-officer', @id)) or (not(/page/posted) and @picked = 1)">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <span><xsl:value-of select="@name"/></span>
      <span class="person-number"><xsl:value-of select="@number"/></span>
    </label>
  </xsl:template>

  <xsl:template match="page" mode="clashes">
    <section class="clashes" role="alert">
      <h2><xsl:value-of select="cx:word('training.clashes-list')"/></h2>
      <ul>
        <xsl:for-each select="clash">
          <li>
            <strong><xsl:value-of select="concat(@name, ' ', @number)"/></strong>
            <xsl:choose>
              <xsl:when test="@what = 'leave'">
                <xsl:value-of select="cx:word('training.clash-leave', substring(@from, 1, 10), substring(@to, 1, 10))"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="cx:word('training.clash', cx:moment(@from), substring(@to, 12, 5))"/>
                <xsl:choose>
                  <xsl:when test="@link"><a href="{@link}"><xsl:value-of select="@title"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
                </xsl:choose>
              </xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
