<?xml version="1.0" encoding="UTF-8"?>
<!-- A lesson on the screen. js/player.js tells the server where it is; without it nothing counts, and the page says so. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="../widgets/rich-text.xsl"/>

  <xsl:variable name="base" select="concat('/learn/', /page/lesson/@course, '/lessons/', /page/lesson/@id)"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="lesson/@title"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/courses.css"/>
    <script type="module" src="{@assets}/js/player.js"></script>
  </xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/learn"><xsl:value-of select="cx:word('learn.title')"/></a>
    <a href="/learn/{lesson/@course}"><xsl:value-of select="lesson/@course_title"/></a>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <div class="player" data-base="{$base}" data-kind="{lesson/@kind}" data-csrf="{@csrf}" data-assets="{@assets}"
      data-place="{lesson/@place}" data-need="{lesson/@need}" data-seen="{lesson/@seen}" data-done="{number(boolean(lesson/@done_at))}">
      <xsl:for-each select="str:tokenize('far questions done elsewhere offline broken kept page', ' ')">
        <xsl:attribute name="data-said-{.}"><xsl:value-of select="cx:word(concat('player.', .), '{0}', '{1}')"/></xsl:attribute>
      </xsl:for-each>
      <p class="player-say" role="status" hidden="hidden"></p>
      <xsl:apply-templates select="lesson" mode="shown"/>
      <section class="player-ask" hidden="hidden" aria-label="{cx:word('question.title')}" tabindex="-1"></section>
      <xsl:for-each select="moment"><span hidden="hidden" data-question="{@id}" data-second="{@at_second}"></span></xsl:for-each>
      <noscript><p class="callout callout-warning"><xsl:value-of select="cx:word('player.no-script')"/></p></noscript>
      <xsl:if test="lesson/@need > 0">
        <div class="player-far">
          <progress max="{lesson/@need}" value="{lesson/@seen}" aria-label="{cx:word('record.seen')}"></progress>
          <span></span>
        </div>
      </xsl:if>
      <p class="player-next" hidden="hidden">
        <a class="btn btn-primary">
          <xsl:attribute name="href">
            <xsl:choose>
              <xsl:when test="lesson/@next"><xsl:value-of select="concat('/learn/', lesson/@course, '/lessons/', lesson/@next)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="concat('/learn/', lesson/@course)"/></xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="cx:word(concat('player.next-', number(boolean(lesson/@next))))"/>
        </a>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="lesson[@kind = 'video']" mode="shown">
    <video class="player-video" controls="controls" playsinline="playsinline" preload="metadata" src="{$base}/file"></video>
  </xsl:template>
  <xsl:template match="lesson[@kind = 'document']" mode="shown">
    <div class="player-pages" data-file="{$base}/file"></div>
    <p><a href="{$base}/file"><xsl:value-of select="cx:word('player.open-file')"/></a></p>
  </xsl:template>
  <xsl:template match="lesson[@kind = 'text']" mode="shown">
    <article class="player-text"><xsl:apply-templates/></article>
  </xsl:template>
  <xsl:template match="lesson[@kind = 'link']" mode="shown">
    <p><xsl:value-of select="cx:word('player.link-help')"/></p>
    <p><a class="btn btn-outline-primary" href="{@url}" target="_blank" rel="noopener noreferrer"><xsl:value-of select="cx:word('player.open-link')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
