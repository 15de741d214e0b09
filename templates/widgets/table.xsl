<?xml version="1.0" encoding="UTF-8"?>
<!--
  A list of rows: a dense table with a head that stays in sight, cards below 576 px.

    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'officers.list'"/>        words; read out, and shown when caption-shown
      <xsl:with-param name="rows" select="officer"/>
      <xsl:with-param name="columns" select="'number name unit joined'"/>   attributes of a row; heads are field.NAME
      <xsl:with-param name="sorts" select="'number joined'"/>          heads that are links ?sort=NAME
      <xsl:with-param name="figures" select="'enrolled'"/>             columns of figures, set to the right
      <xsl:with-param name="words" select="'result.'"/>                heads from result.NAME instead of field.NAME
    </xsl:call-template>

  A cell shows its attribute, a moment to the minute; a sheet says otherwise by a template a column:

    <xsl:template match="officer/@name" mode="cell" priority="2">
      <a href="/officers/{../@id}"><xsl:value-of select="."/></a>
    </xsl:template>

  The first column heads its row (and its card). With actions a last column shows the row in mode "actions". With bulk
  each row gets a box of that name holding its id, and `bulk-form` is the id of the form that posts them (bulk.xsl).
  wide lets a table of many columns scroll within itself. Rows may be 0: give an empty state (empty.xsl) instead. The
  table of a list route is also the file PATH.csv (listing.xsl); `file` names further columns that only the file has.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  exclude-result-prefixes="cx exsl str">

  <xsl:template name="table">
    <xsl:param name="caption"/>
    <xsl:param name="caption-shown" select="false()"/>
    <xsl:param name="rows"/>
    <xsl:param name="columns"/>
    <xsl:param name="file"/>
    <xsl:param name="sorts"/>
    <xsl:param name="figures"/>
    <xsl:param name="words" select="'field.'"/>
    <xsl:param name="actions" select="false()"/>
    <xsl:param name="bulk"/>
    <xsl:param name="bulk-form"/>
    <xsl:param name="wide" select="false()"/>
    <xsl:variable name="names">
      <xsl:value-of select="$columns"/>
      <xsl:if test="$page/@listing"><xsl:value-of select="concat(' ', $file)"/></xsl:if>
    </xsl:variable>
    <!-- What holds for a column is found once, not for every row. -->
    <xsl:variable name="column-list">
      <xsl:for-each select="str:tokenize($names, ' ')">
        <column name="{.}" label="{cx:word(concat($words, .))}">
          <xsl:if test="contains(concat(' ', $sorts, ' '), concat(' ', ., ' '))">
            <xsl:attribute name="sorts">yes</xsl:attribute>
          </xsl:if>
          <xsl:if test="contains(concat(' ', $figures, ' '), concat(' ', ., ' '))">
            <xsl:attribute name="class">list-figure</xsl:attribute>
          </xsl:if>
        </column>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="heads" select="exsl:node-set($column-list)/*"/>
    <xsl:choose>
      <xsl:when test="$page/@listing">
        <xsl:if test="name($rows) = $page/@listing">
          <xsl:call-template name="listing">
            <xsl:with-param name="rows" select="$rows"/>
            <xsl:with-param name="heads" select="$heads"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <div class="list">
          <xsl:if test="$wide">
            <xsl:attribute name="class">list list-wide</xsl:attribute>
            <xsl:attribute name="tabindex">0</xsl:attribute>
            <xsl:attribute name="role">region</xsl:attribute>
            <xsl:attribute name="aria-label"><xsl:value-of select="cx:word($caption)"/></xsl:attribute>
          </xsl:if>
          <table class="table">
            <caption class="visually-hidden">
              <xsl:if test="$caption-shown"><xsl:attribute name="class">caption</xsl:attribute></xsl:if>
              <xsl:value-of select="cx:word($caption)"/>
            </caption>
            <thead>
              <tr>
                <xsl:if test="string($bulk)">
                  <th scope="col" class="list-pick">
                    <label class="list-pick-all">
                      <span class="list-pick-word"><xsl:value-of select="cx:word('list.pick-all')"/></span>
                      <input type="checkbox" class="form-check-input" data-pick-all="{$bulk}" form="{$bulk-form}"/>
                    </label>
                  </th>
                </xsl:if>
                <xsl:apply-templates select="$heads" mode="table-head"/>
                <xsl:if test="$actions">
                  <th scope="col" class="list-actions">
                    <span class="list-head"><xsl:value-of select="cx:word('list.actions')"/></span>
                  </th>
                </xsl:if>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$rows">
                <xsl:variable name="row" select="."/>
                <tr>
                  <xsl:if test="string($bulk)">
                    <td class="list-pick">
                      <input type="checkbox" class="form-check-input" name="{$bulk}" value="{@id}" form="{$bulk-form}"
                        aria-label="{cx:word('list.pick', @*[local-name() = $heads[1]/@name])}"/>
                    </td>
                  </xsl:if>
                  <xsl:for-each select="$heads">
                    <xsl:call-template name="table-cell">
                      <xsl:with-param name="value" select="$row/@*[local-name() = current()/@name]"/>
                    </xsl:call-template>
                  </xsl:for-each>
                  <xsl:if test="$actions">
                    <td class="list-actions"><xsl:apply-templates select="$row" mode="actions"/></td>
                  </xsl:if>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="table-head">
    <th scope="col">
      <xsl:copy-of select="@class"/>
      <span class="list-head"><xsl:value-of select="@label"/></span>
    </th>
  </xsl:template>

  <xsl:template match="*[@sorts]" mode="table-head">
    <xsl:variable name="here" select="$page/query[@name = 'sort']/@value = @name"/>
    <th scope="col">
      <xsl:copy-of select="@class"/>
      <xsl:if test="$here"><xsl:attribute name="aria-sort">ascending</xsl:attribute></xsl:if>
      <a class="list-sort" href="{cx:address('sort', @name)}">
        <xsl:value-of select="@label"/>
        <xsl:choose>
          <xsl:when test="$here">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'sort-down'"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'chevron-expand'"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </a>
    </th>
  </xsl:template>

  <!-- The context is the column. -->
  <xsl:template name="table-cell">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="position() = 1">
        <th scope="row"><xsl:apply-templates select="$value" mode="cell"/></th>
      </xsl:when>
      <xsl:otherwise>
        <td data-label="{@label}">
          <xsl:copy-of select="@class"/>
          <xsl:apply-templates select="$value" mode="cell"/>
          <xsl:if test="not($value)"><span class="none">—</span></xsl:if>
        </td>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The least that a cell is: what the attribute holds. Facts (facts.xsl) show their values the same way. -->
  <xsl:template match="@*" mode="cell">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- A moment, which the database gives as 2026-03-01 08:30:00, is shown to the minute. -->
  <xsl:template match="@*[string-length() = 19 and translate(., '0123456789', '') = '-- ::']" mode="cell">
    <span class="moment"><xsl:value-of select="cx:moment(.)"/></span>
  </xsl:template>
</xsl:stylesheet>
