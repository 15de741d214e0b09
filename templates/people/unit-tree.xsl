<?xml version="1.0" encoding="UTF-8"?>
<!--
  Units as a tree that folds. A row has id, parent, name, kind, officers (in the whole subtree), units (right below it).

    <xsl:apply-templates select="unit[…the topmost…]" mode="branch"/>      inside <ul class="tree">
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:key name="children" match="/page/unit[@units] | /page/below" use="@parent"/>

  <!-- What folds is pressed itself, so its links stand beside it. -->
  <xsl:template match="*" mode="branch">
    <xsl:param name="open" select="true()"/>
    <xsl:variable name="children" select="key('children', @id)"/>
    <li>
      <xsl:choose>
        <xsl:when test="$children">
          <p class="tree-ways">
            <a href="/units/{@id}" aria-label="{cx:word('unit.look', @name)}"><xsl:value-of select="cx:word('unit.details')"/></a>
            <xsl:apply-templates select="." mode="count"/>
          </p>
          <details>
            <xsl:if test="$open"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
            <summary><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="kind"/></summary>
            <ul>
              <xsl:apply-templates select="$children" mode="branch">
                <xsl:with-param name="open" select="false()"/>
              </xsl:apply-templates>
            </ul>
          </details>
        </xsl:when>
        <xsl:otherwise>
          <p class="tree-ways"><xsl:apply-templates select="." mode="count"/></p>
          <p class="tree-leaf"><a href="/units/{@id}"><xsl:value-of select="@name"/></a><xsl:apply-templates select="." mode="kind"/></p>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="kind">
    <span class="tree-kind"><xsl:value-of select="cx:word(concat('unit-kind.', @kind))"/></span>
    <xsl:if test="@closed">
      <xsl:call-template name="state">
        <xsl:with-param name="code" select="'closed'"/>
        <xsl:with-param name="words" select="'unit-state.'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="count">
    <xsl:if test="@units > 0 and not(key('children', @id))">
      <a href="/units/{@id}"><xsl:value-of select="cx:word('unit.more', @units)"/></a>
    </xsl:if>
    <a class="tree-count" href="/officers?unit={@id}"><xsl:value-of select="cx:word('unit.count', @officers)"/></a>
  </xsl:template>

  <!-- A box of the page's query that shows closed units too. -->
  <xsl:template name="show-closed">
    <p class="tree-closed">
      <xsl:choose>
        <xsl:when test="/page/query[@name = 'closed']">
          <a href="{/page/@path}"><xsl:value-of select="cx:word('unit.hide-closed')"/></a>
        </xsl:when>
        <xsl:otherwise>
          <a href="{cx:address('closed', 1)}"><xsl:value-of select="cx:word('unit.show-closed')"/></a>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>
</xsl:stylesheet>
