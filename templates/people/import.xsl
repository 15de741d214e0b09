<?xml version="1.0" encoding="UTF-8"?>
<!-- One file of officers: what it would do, row by row; what it did. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="import-column.xsl"/>
  <xsl:include href="import-rows.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="import/@file"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:apply-templates select="import" mode="state-words"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/people.css"/></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="import/@original">
      <a class="btn btn-outline-primary" href="/officers/import/{import/@id}/file"><xsl:value-of select="cx:word('import.original')"/></a>
    </xsl:if>
    <xsl:if test="import/@state = 'applied'">
      <a class="btn btn-outline-danger" href="/officers/import/{import/@id}/undo"><xsl:value-of select="cx:word('import.undo')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="doing" select="sum(/page/total[@fate != 'same' and @fate != 'wrong']/@count)"/>
  <xsl:variable name="wrong" select="sum(/page/total[@fate = 'wrong']/@count)"/>

  <xsl:template match="page" mode="content">
    <ul class="totals">
      <li>
        <a href="{@path}">
          <xsl:if test="not(query[@name = 'fate'])"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
          <strong><xsl:value-of select="sum(total/@count)"/></strong><xsl:value-of select="cx:word('import.all-rows')"/>
        </a>
      </li>
      <xsl:apply-templates select="total"/>
      <xsl:apply-templates select="kept" mode="total"/>
    </ul>
    <xsl:if test="import/@unused">
      <p class="form-text"><xsl:value-of select="cx:word('import.unused', import/@unused)"/></p>
    </xsl:if>
    <xsl:if test="import/@state = 'ready'"><xsl:call-template name="next-step"/></xsl:if>

    <xsl:if test="row">
      <div class="list">
        <table class="table">
          <caption class="visually-hidden"><xsl:value-of select="cx:word('import.rows')"/></caption>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="cx:word('import.line')"/></th>
              <th scope="col"><xsl:value-of select="cx:word('officer.number')"/></th>
              <th scope="col"><xsl:value-of select="cx:word('officer.name')"/></th>
              <th scope="col"><xsl:value-of select="cx:word('import.fate')"/></th>
              <th scope="col"><xsl:value-of select="cx:word('import.changes')"/></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="row"/></tbody>
        </table>
      </div>
      <xsl:call-template name="paging"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row">
    <tr>
      <th scope="row"><xsl:value-of select="cx:word('import.line-number', @line)"/></th>
      <td data-label="{cx:word('officer.number')}"><xsl:apply-templates select="@number" mode="cell"/></td>
      <td data-label="{cx:word('officer.name')}"><xsl:value-of select="@name"/></td>
      <td data-label="{cx:word('import.fate')}"><xsl:apply-templates select="@fate" mode="cell"/></td>
      <td data-label="{cx:word('import.changes')}"><xsl:apply-templates select="." mode="doing"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="total | kept" mode="total">
    <xsl:param name="fate" select="local-name()"/>
    <li class="total-{$fate}">
      <a href="{/page/@path}?fate={$fate}">
        <xsl:if test="/page/query[@name = 'fate']/@value = $fate"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
        <strong><xsl:value-of select="@count"/></strong><xsl:value-of select="cx:word(concat('import-fate.', $fate))"/>
      </a>
    </li>
  </xsl:template>
  <xsl:template match="total">
    <xsl:apply-templates select="." mode="total"><xsl:with-param name="fate" select="@fate"/></xsl:apply-templates>
  </xsl:template>

  <!-- Rows that are wrong stop all; a file that changes nothing needs no step. -->
  <xsl:template name="next-step">
    <xsl:choose>
      <xsl:when test="$wrong > 0">
        <div class="callout callout-bad">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-circle-fill'"/></xsl:call-template>
          <div>
            <p class="callout-head"><xsl:value-of select="cx:word('import.has-wrong', $wrong)"/></p>
            <p><xsl:value-of select="cx:word('import.has-wrong-next')"/></p>
            <a href="/officers/import"><xsl:value-of select="cx:word('import.again')"/></a>
          </div>
        </div>
      </xsl:when>
      <xsl:when test="$doing = 0">
        <div class="callout callout-good">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
          <div><xsl:value-of select="cx:word('import.all-same')"/></div>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat('/officers/import/', import/@id, '/apply')"/>
          <xsl:with-param name="submit" select="'import.apply'"/>
          <xsl:with-param name="cancel" select="'/officers/import'"/>
          <xsl:with-param name="warning"><p><xsl:value-of select="cx:word('import.apply-warning', $doing)"/></p></xsl:with-param>
        </xsl:call-template>
        <h2><xsl:value-of select="cx:word('import.rows')"/></h2>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="import" mode="state-words"><xsl:value-of select="cx:word('import.lead-ready', @asker, cx:moment(@asked_at))"/></xsl:template>
  <xsl:template match="import[@state = 'applied']" mode="state-words"><xsl:value-of select="cx:word('import.lead-applied', @applied_by, cx:moment(@applied_at))"/></xsl:template>
  <xsl:template match="import[@state = 'undone']" mode="state-words"><xsl:value-of select="cx:word('import.lead-undone', @undone_by, cx:moment(@undone_at))"/></xsl:template>
</xsl:stylesheet>
