<?xml version="1.0" encoding="UTF-8"?>
<!--
  The rows of a blueprint as a form. Every button saves all rows: some add or remove one and come back here, with what
  the rows lack said anew.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="blueprint-says.xsl"/>

  <xsl:variable name="domains" select="/page/domain"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('blueprint.edit')"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word('blueprint.edit-lead')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/blueprint.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/blueprints"><xsl:value-of select="cx:word('nav.blueprints')"/></a>
    <a href="/blueprints/{blueprint/@id}"><xsl:value-of select="blueprint/@name"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <form class="form blueprint-form" method="post" action="/blueprints/{blueprint/@id}/edit">
      <xsl:call-template name="csrf"/>
      <!-- what the Enter key presses: the first button of a form -->
      <button type="submit" class="visually-hidden" tabindex="-1"><xsl:value-of select="cx:word('action.save')"/></button>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'name'"/>
        <xsl:with-param name="label" select="'blueprint.name'"/>
        <xsl:with-param name="value" select="blueprint/@name"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="length" select="100"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'note'"/>
        <xsl:with-param name="value" select="blueprint/@note"/>
        <xsl:with-param name="type" select="'textarea'"/>
        <xsl:with-param name="rows" select="2"/>
        <xsl:with-param name="length" select="1000"/>
      </xsl:call-template>
      <h2 id="rows"><xsl:value-of select="cx:word('blueprint.rows')"/></h2>
      <xsl:apply-templates select="feasible" mode="says"/>
      <xsl:if test="cell"><xsl:call-template name="rows"/></xsl:if>
      <p class="blueprint-sum"><xsl:value-of select="cx:word('blueprint.sum', blueprint/@items, cx:hundredths(blueprint/@total))"/></p>
      <div class="form-end">
        <button type="submit" class="btn btn-outline-primary" name="add" value="1">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-circle-fill'"/></xsl:call-template>
          <xsl:value-of select="cx:word('blueprint.add')"/>
        </button>
        <button type="submit" class="btn btn-primary"><xsl:value-of select="cx:word('action.save')"/></button>
        <a class="btn btn-quiet" href="/blueprints/{blueprint/@id}"><xsl:value-of select="cx:word('action.cancel')"/></a>
      </div>
    </form>
  </xsl:template>

  <xsl:template name="rows">
    <div class="list blueprint-rows">
      <table class="table">
        <caption class="visually-hidden"><xsl:value-of select="cx:word('blueprint.rows')"/></caption>
        <thead>
          <tr>
            <xsl:for-each select="str:tokenize('row type domain difficulty level items score fitting', ' ')">
              <th scope="col"><span class="list-head"><xsl:value-of select="cx:word(concat('blueprint.', .))"/></span></th>
            </xsl:for-each>
            <th scope="col" class="list-actions"><span class="list-head"><xsl:value-of select="cx:word('list.actions')"/></span></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="cell" mode="row"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="cell" mode="row">
    <tr>
      <th scope="row"><xsl:value-of select="cx:word('blueprint.row-number', @row)"/></th>
      <td data-label="{cx:word('blueprint.type')}">
        <xsl:call-template name="choose">
          <xsl:with-param name="name" select="'type'"/>
          <xsl:with-param name="words" select="'item-type.'"/>
          <xsl:with-param name="codes" select="'single-choice multiple-choice true-false fill-in short-answer scenario'"/>
        </xsl:call-template>
      </td>
      <td data-label="{cx:word('blueprint.domain')}">
        <xsl:variable name="domain" select="@domain"/>
        <select class="form-select" name="domain" aria-label="{cx:word('blueprint.of-row', @row, cx:word('blueprint.domain'))}">
          <option value="any"><xsl:value-of select="cx:word('blueprint.any')"/></option>
          <xsl:for-each select="$domains">
            <option value="{@id}">
              <xsl:if test="@id = $domain"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:value-of select="@name"/>
            </option>
          </xsl:for-each>
        </select>
      </td>
      <td data-label="{cx:word('blueprint.difficulty')}">
        <span class="blueprint-range">
          <xsl:call-template name="choose">
            <xsl:with-param name="name" select="'difficulty_least'"/>
            <xsl:with-param name="codes" select="'1 2 3 4 5'"/>
          </xsl:call-template>
          <span><xsl:value-of select="cx:word('blueprint.to')"/></span>
          <xsl:call-template name="choose">
            <xsl:with-param name="name" select="'difficulty_most'"/>
            <xsl:with-param name="codes" select="'1 2 3 4 5'"/>
          </xsl:call-template>
        </span>
      </td>
      <td data-label="{cx:word('blueprint.level')}">
        <xsl:call-template name="choose">
          <xsl:with-param name="name" select="'level'"/>
          <xsl:with-param name="words" select="'item-level.'"/>
          <xsl:with-param name="codes" select="'any remember understand apply analyse'"/>
        </xsl:call-template>
      </td>
      <td data-label="{cx:word('blueprint.items')}">
        <xsl:call-template name="type-in">
          <xsl:with-param name="name" select="'items'"/>
          <xsl:with-param name="value" select="@items | @typed_items"/>
          <xsl:with-param name="mode" select="'numeric'"/>
        </xsl:call-template>
      </td>
      <td data-label="{cx:word('blueprint.score')}">
        <xsl:call-template name="type-in">
          <xsl:with-param name="name" select="'score'"/>
          <xsl:with-param name="value">
            <xsl:choose>
              <xsl:when test="@score"><xsl:value-of select="cx:hundredths(@score)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="@typed_score"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="mode" select="'decimal'"/>
        </xsl:call-template>
      </td>
      <td data-label="{cx:word('blueprint.fitting')}">
        <xsl:choose>
          <xsl:when test="@lacking">
            <span class="state state-bad">
              <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle-fill'"/></xsl:call-template>
              <xsl:value-of select="cx:word('blueprint.lacking', @lacking)"/>
            </span>
          </xsl:when>
          <xsl:when test="@fitting"><xsl:value-of select="cx:word('blueprint.fits', @fitting)"/></xsl:when>
          <xsl:otherwise><span class="none">—</span></xsl:otherwise>
        </xsl:choose>
      </td>
      <td class="list-actions">
        <button type="submit" class="btn btn-sm btn-quiet" name="remove" value="{@row}"
          aria-label="{cx:word('blueprint.remove-row', @row)}"><xsl:value-of select="cx:word('blueprint.remove')"/></button>
      </td>
    </tr>
  </xsl:template>

  <!-- The context is the row. -->
  <xsl:template name="choose">
    <xsl:param name="name"/>
    <xsl:param name="codes"/>
    <xsl:param name="words"/>
    <xsl:variable name="now" select="@*[local-name() = $name]"/>
    <select class="form-select" name="{$name}" aria-label="{cx:word('blueprint.of-row', @row, cx:word(concat('blueprint.', $name)))}">
      <xsl:for-each select="str:tokenize($codes, ' ')">
        <option value="{.}">
          <xsl:if test=". = $now"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test=". = 'any'"><xsl:value-of select="cx:word('blueprint.any')"/></xsl:when>
            <xsl:when test="$words"><xsl:value-of select="cx:word(concat($words, .))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
        </option>
      </xsl:for-each>
    </select>
  </xsl:template>

  <xsl:template name="type-in">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="mode"/>
    <input class="form-control" name="{$name}" value="{$value}" inputmode="{$mode}" maxlength="10" autocomplete="off"
      aria-label="{cx:word('blueprint.of-row', @row, cx:word(concat('blueprint.', $name)))}"/>
  </xsl:template>
</xsl:stylesheet>
