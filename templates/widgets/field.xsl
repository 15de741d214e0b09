<?xml version="1.0" encoding="UTF-8"?>
<!--
  One field of a form: label, control, help, and what was wrong with it.

    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'name'"/>                  the input's name; words field.name
      <xsl:with-param name="value" select="unit/@name"/>             shown unless the form came again with what was posted
      <xsl:with-param name="required" select="true()"/>              else the label says 选填
      <xsl:with-param name="help" select="'unit.name-help'"/>        a key of words
    </xsl:call-template>

  type is text (default), number, date, datetime-local, tel, password, file, textarea, checkbox (value '1' is checked),
  select, radio, or checkboxes. The last three take either `options`, elements with id and name (rows of a query), or
  `choices`, codes with a space between, whose words are `words` + code; the value of checkboxes is such codes too.

    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'kind'"/>
      <xsl:with-param name="type" select="'select'"/>
      <xsl:with-param name="choices" select="'bureau district squad'"/>
      <xsl:with-param name="words" select="'unit-kind.'"/>
      <xsl:with-param name="none" select="'choose.none'"/>           words of the empty choice; no such choice without it
    </xsl:call-template>

  Further: label (a key of words instead of field.NAME), min, max, step, length (most characters), rows (of a textarea),
  accept, autocomplete, inputmode, id (when two forms of a page have a field of the same name).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  exclude-result-prefixes="cx exsl str">

  <xsl:template name="field">
    <xsl:param name="name"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="value"/>
    <xsl:param name="required" select="false()"/>
    <xsl:param name="label" select="concat('field.', $name)"/>
    <xsl:param name="help"/>
    <xsl:param name="options" select="/.."/>
    <xsl:param name="choices"/>
    <xsl:param name="words"/>
    <xsl:param name="none"/>
    <xsl:param name="min"/>
    <xsl:param name="max"/>
    <xsl:param name="step"/>
    <xsl:param name="length"/>
    <xsl:param name="rows"/>
    <xsl:param name="accept"/>
    <xsl:param name="autocomplete"/>
    <xsl:param name="inputmode"/>
    <xsl:param name="id" select="concat('field-', $name)"/>
    <!-- filters.xsl gives the query's value here, and asks for no hint -->
    <xsl:param name="shown">
      <xsl:choose>
        <xsl:when test="/page/posted">
          <xsl:for-each select="/page/posted[@name = $name]">
            <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
            <xsl:value-of select="@value"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
      </xsl:choose>
    </xsl:param>
    <xsl:param name="hint" select="true()"/>

    <xsl:variable name="refusals" select="/page/refusal[@field = $name]"/>
    <!-- Everything about the control in one element, so that each kind of control copies the attributes it has. -->
    <xsl:variable name="control">
      <control name="{$name}" id="{$id}" type="{$type}" min="{$min}" max="{$max}" step="{$step}" maxlength="{$length}"
        rows="{$rows}" accept="{$accept}" autocomplete="{$autocomplete}" inputmode="{$inputmode}">
        <xsl:if test="$required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:if test="$refusals"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
        <xsl:attribute name="aria-describedby">
          <xsl:if test="$help"><xsl:value-of select="concat($id, '-help ')"/></xsl:if>
          <xsl:if test="$refusals"><xsl:value-of select="concat($id, '-wrong')"/></xsl:if>
        </xsl:attribute>
      </control>
    </xsl:variable>
    <xsl:variable name="given" select="exsl:node-set($control)/*"/>
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="$type = 'radio' or $type = 'checkboxes'">choices</xsl:when>
        <xsl:when test="$type = 'checkbox'">checkbox</xsl:when>
        <xsl:otherwise>line</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="caption">
      <xsl:value-of select="cx:word($label)"/>
      <xsl:if test="$hint and not($required) and $kind != 'checkbox'">
        <span class="field-hint"><xsl:value-of select="cx:word('layout.optional')"/></span>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="list">
      <xsl:for-each select="$options"><option value="{@id}"><xsl:value-of select="@name"/></option></xsl:for-each>
      <xsl:for-each select="str:tokenize($choices, ' ')">
        <option value="{.}"><xsl:value-of select="cx:word(concat($words, .))"/></option>
      </xsl:for-each>
    </xsl:variable>

    <div class="field field-{$type}">
      <xsl:choose>
        <xsl:when test="$kind = 'choices'">
          <fieldset id="{$id}">
            <xsl:copy-of select="$given/@aria-describedby[. != '']"/>
            <legend class="form-label"><xsl:copy-of select="$caption"/></legend>
            <div class="choices">
              <xsl:apply-templates select="exsl:node-set($list)/*" mode="choice">
                <xsl:with-param name="given" select="$given"/>
                <xsl:with-param name="shown" select="concat(' ', $shown, ' ')"/>
              </xsl:apply-templates>
            </div>
          </fieldset>
        </xsl:when>
        <xsl:when test="$kind = 'checkbox'">
          <label class="choice">
            <input class="form-check-input" value="1">
              <xsl:copy-of select="$given/@*[. != '']"/>
              <xsl:if test="$shown = '1'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
            </input>
            <span><xsl:copy-of select="$caption"/></span>
          </label>
        </xsl:when>
        <xsl:otherwise>
          <label class="form-label" for="{$id}"><xsl:copy-of select="$caption"/></label>
          <xsl:call-template name="control">
            <xsl:with-param name="given" select="$given"/>
            <xsl:with-param name="shown" select="string($shown)"/>
            <xsl:with-param name="list" select="exsl:node-set($list)/*"/>
            <xsl:with-param name="none" select="$none"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$help"><div class="form-text" id="{$id}-help"><xsl:value-of select="cx:word($help)"/></div></xsl:if>
      <xsl:if test="$refusals">
        <div class="field-wrong" id="{$id}-wrong">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-circle-fill'"/></xsl:call-template>
          <xsl:for-each select="$refusals"><span><xsl:value-of select="cx:word(@key, @zero, @one)"/></span></xsl:for-each>
        </div>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- What holds one line or more of text, a file, or a choice from a list that drops down. -->
  <xsl:template name="control">
    <xsl:param name="given"/>
    <xsl:param name="shown"/>
    <xsl:param name="list"/>
    <xsl:param name="none"/>
    <xsl:variable name="attributes" select="$given/@*[. != '']"/>
    <xsl:choose>
      <xsl:when test="$given/@type = 'select'">
        <select class="form-select">
          <xsl:copy-of select="$attributes[local-name() != 'type']"/>
          <xsl:if test="$none"><option value=""><xsl:value-of select="cx:word($none)"/></option></xsl:if>
          <xsl:for-each select="$list">
            <option value="{@value}">
              <xsl:if test="@value = $shown"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:value-of select="."/>
            </option>
          </xsl:for-each>
        </select>
      </xsl:when>
      <xsl:when test="$given/@type = 'textarea'">
        <textarea class="form-control" rows="4">
          <xsl:copy-of select="$attributes[local-name() != 'type']"/>
          <!-- a first line end would be swallowed by the browser -->
          <xsl:value-of select="concat('&#10;', $shown)"/>
        </textarea>
      </xsl:when>
      <xsl:otherwise>
        <input class="form-control">
          <xsl:copy-of select="$attributes"/>
          <xsl:if test="$given/@type != 'password' and $given/@type != 'file'">
            <xsl:attribute name="value">
              <xsl:choose>
                <xsl:when test="$given/@type = 'datetime-local'">
                  <xsl:value-of select="translate(substring($shown, 1, 16), ' ', 'T')"/>
                </xsl:when>
                <xsl:otherwise><xsl:value-of select="$shown"/></xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </xsl:if>
        </input>
        <!-- js/secret.js (in the sheet's scripts) wakes it -->
        <xsl:if test="$given/@type = 'password'">
          <button type="button" class="secret-show" hidden="hidden" data-shows="{$given/@id}"
            data-hide="{cx:word('action.hide')}"><xsl:value-of select="cx:word('action.show')"/></button>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="choice">
    <xsl:param name="given"/>
    <xsl:param name="shown"/>
    <label class="choice">
      <input class="form-check-input" type="radio" name="{$given/@name}" value="{@value}">
        <xsl:copy-of select="$given/@required[$given/@type = 'radio']"/>
        <xsl:copy-of select="$given/@aria-invalid"/>
        <xsl:if test="$given/@type = 'checkboxes'"><xsl:attribute name="type">checkbox</xsl:attribute></xsl:if>
        <xsl:if test="contains($shown, concat(' ', @value, ' '))">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <span><xsl:value-of select="."/></span>
    </label>
  </xsl:template>
</xsl:stylesheet>
