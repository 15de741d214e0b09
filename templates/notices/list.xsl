<?xml version="1.0" encoding="UTF-8"?>
<!-- What one was told, the latest first; opening a notice leads to what it is about, and it counts as read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="words.xsl"/>

  <xsl:variable name="only-unread" select="/page/query[@name = 'unread']/@value = 1"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('notices.title')"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/notices.css"/></xsl:template>
  <xsl:template match="page[own/@unread > 0]" mode="actions">
    <xsl:call-template name="post-button">
      <xsl:with-param name="action" select="'/notices/read'"/>
      <xsl:with-param name="words" select="'notices.read-all'"/>
      <xsl:with-param name="icon" select="'check2-all'"/>
      <xsl:with-param name="look" select="'btn-outline-primary'"/>
      <xsl:with-param name="hidden"><input type="hidden" name="last" value="{own/@last}"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <nav class="tabs" aria-label="{cx:word('notices.tabs')}">
      <ul>
        <li>
          <a href="/notices">
            <xsl:if test="not($only-unread)"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:value-of select="cx:word('notices.all')"/>
          </a>
        </li>
        <li>
          <a href="/notices?unread=1">
            <xsl:if test="$only-unread"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:value-of select="cx:word('notices.unread')"/>
            <span class="count"><xsl:value-of select="own/@unread"/></span>
          </a>
        </li>
      </ul>
    </nav>
    <xsl:choose>
      <xsl:when test="message">
        <ol class="messages"><xsl:apply-templates select="message"/></ol>
        <xsl:call-template name="paging"/>
        <xsl:call-template name="list-file"/>
      </xsl:when>
      <xsl:when test="$only-unread">
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'notices.none-unread'"/>
          <xsl:with-param name="icon" select="'check2-all'"/>
          <xsl:with-param name="href" select="'/notices'"/>
          <xsl:with-param name="action" select="'notices.see-all'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="words" select="'notices.none'"/>
          <xsl:with-param name="next" select="'notices.none-next'"/>
          <xsl:with-param name="icon" select="'bell'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message">
    <li class="message">
      <xsl:if test="@unread"><xsl:attribute name="class">message message-unread</xsl:attribute></xsl:if>
      <form method="post" action="/notices/{@id}/open">
        <xsl:call-template name="csrf"/>
        <button type="submit" class="message-open">
          <span class="message-title">
            <xsl:if test="@unread"><span class="message-mark"><xsl:value-of select="cx:word('notices.is-unread')"/></span><xsl:text> </xsl:text></xsl:if>
            <xsl:if test="@urgent"><span class="message-urgent"><xsl:value-of select="cx:word('notices.urgent')"/></span><xsl:text> </xsl:text></xsl:if>
            <xsl:apply-templates select="." mode="notice-title"/>
          </span>
          <span class="message-text"><xsl:apply-templates select="." mode="notice-text"/></span>
          <span class="message-of">
            <time datetime="{translate(@at, ' ', 'T')}"><xsl:value-of select="cx:moment(@at)"/></time>
            <xsl:if test="@sender"><span><xsl:value-of select="@sender"/></span></xsl:if>
          </span>
        </button>
      </form>
    </li>
  </xsl:template>

  <!-- the same as a file -->
  <xsl:template match="page" mode="listing">
    <xsl:call-template name="table">
      <xsl:with-param name="caption" select="'notices.title'"/>
      <xsl:with-param name="rows" select="message"/>
      <xsl:with-param name="columns" select="'kind zero at sender unread'"/>
      <xsl:with-param name="words" select="'notices.'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="message/@kind" mode="listing"><xsl:apply-templates select=".." mode="notice-title"/></xsl:template>
  <xsl:template match="message/@zero" mode="listing"><xsl:apply-templates select=".." mode="notice-text"/></xsl:template>
  <xsl:template match="message/@unread" mode="listing"><xsl:value-of select="cx:word('notices.is-unread')"/></xsl:template>
</xsl:stylesheet>
