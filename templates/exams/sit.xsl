<?xml version="1.0" encoding="UTF-8"?>
<!--
  An exam from the waiting room to the receipt, one page: js/exam/main.js shows one view (data-view) at a time. The
  scripts find what they fill in by data attributes, copy what they repeat from <template> elements and take every word
  from the list in #sit-words.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="sit-waiting.xsl"/>
  <xsl:include href="sit-desk.xsl"/>
  <xsl:include href="sit-dialogs.xsl"/>
  <xsl:include href="sit-receipt.xsl"/>

  <!-- What the scripts say, without "sit.". -->
  <xsl:variable name="said">
    question room saved saved-before waiting refused why-ended why-other-device why-position why-content
    flag-on flag-off place all-saved all-waiting comma map-cell map-answered map-open map-flagged map-waiting
    map-refused connection-offline connection-busy connection-signed-out until-start start-due
    check-storage-good check-storage-bad check-clock-good check-clock-ahead check-clock-behind check-line-good
    check-line-slow check-line-lost near ends resumed reopened extended closing-all device-left
    review-go review-sending review-not-delivered review-not-ended
    ended-candidate ended-time ended-closing ended-invigilator receipt-answered receipt-waiting receipt-refused
  </xsl:variable>

  <xsl:template match="page" mode="shape">bare</xsl:template>
  <xsl:template match="page" mode="title"><xsl:value-of select="attempt/@exam"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="attempt/@sitting"/></xsl:template>
  <xsl:template match="page" mode="scripts">
    <link rel="stylesheet" href="{@assets}/css/exam.css"/>
    <link rel="stylesheet" href="{@assets}/css/exam-desk.css"/>
    <link rel="stylesheet" href="{@assets}/css/exam-paper.css"/>
    <link rel="stylesheet" href="{@assets}/css/exam-map.css"/>
    <script type="module" src="{@assets}/js/exam/main.js"></script>
  </xsl:template>

  <xsl:template match="page" mode="content"><xsl:apply-templates select="attempt"/></xsl:template>

  <xsl:template match="attempt">
    <div class="sit" data-attempt="{@id}" data-items="{@items}" data-state="{@state}" data-csrf="{/page/@csrf}">
      <xsl:call-template name="sit-top"/>
      <xsl:call-template name="sit-notice"/>
      <xsl:call-template name="sit-entering"/>
      <xsl:call-template name="sit-waiting"/>
      <xsl:call-template name="sit-desk"/>
      <xsl:call-template name="sit-cover">
        <xsl:with-param name="view" select="'starting'"/>
        <xsl:with-param name="icon" select="'hourglass-split'"/>
      </xsl:call-template>
      <xsl:call-template name="sit-cover">
        <xsl:with-param name="view" select="'paused'"/>
        <xsl:with-param name="icon" select="'pause-circle-fill'"/>
      </xsl:call-template>
      <xsl:call-template name="sit-cover">
        <xsl:with-param name="view" select="'closing'"/>
        <xsl:with-param name="icon" select="'hourglass-split'"/>
        <xsl:with-param name="more"><p data-says=""></p></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="sit-cover">
        <xsl:with-param name="view" select="'closed'"/>
        <xsl:with-param name="icon" select="'lock-fill'"/>
        <xsl:with-param name="more"><xsl:call-template name="sit-leave"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="sit-tab"/>
      <xsl:call-template name="sit-device"/>
      <xsl:call-template name="sit-receipt"/>
    </div>
    <xsl:call-template name="sit-templates"/>
  </xsl:template>

  <!-- What stays on top: that the network is gone, in whatever view; and the bar of the desk. -->
  <xsl:template name="sit-top">
    <div class="sit-top">
      <div role="status">
        <div class="callout callout-warning sit-banner" data-banner="" hidden="hidden">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'wifi-off'"/></xsl:call-template>
          <div>
            <span data-says=""></span>
            <a class="btn btn-primary btn-sm" href="/sign-in?next=/sit/{@id}" data-sign-in="" hidden="hidden">
              <xsl:value-of select="cx:word('sit.sign-in')"/>
            </a>
          </div>
        </div>
      </div>
      <xsl:call-template name="sit-bar"/>
    </div>
  </xsl:template>

  <!-- What has just happened. -->
  <xsl:template name="sit-notice">
    <div role="status">
      <div class="sit-notice" data-notice="" hidden="hidden">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'clock'"/></xsl:call-template>
        <span data-says=""></span>
        <button type="button" class="btn btn-quiet" aria-label="{cx:word('sit.notice-close')}">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-lg'"/></xsl:call-template>
        </button>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="sit-entering">
    <section class="sit-cover" data-view="entering">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'hourglass-split'"/></xsl:call-template>
      <h2><xsl:value-of select="cx:word('sit.entering')"/></h2>
      <noscript><p><xsl:value-of select="cx:word('sit.no-script')"/></p></noscript>
    </section>
  </xsl:template>

  <!-- A view that covers the questions and says why: the words are sit.VIEW and sit.VIEW-next. -->
  <xsl:template name="sit-cover">
    <xsl:param name="view"/>
    <xsl:param name="icon"/>
    <xsl:param name="more"/>
    <section class="sit-cover" data-view="{$view}" hidden="hidden">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="$icon"/></xsl:call-template>
      <h2 data-heading="" tabindex="-1"><xsl:value-of select="cx:word(concat('sit.', $view))"/></h2>
      <p><xsl:value-of select="cx:word(concat('sit.', $view, '-next'))"/></p>
      <xsl:copy-of select="$more"/>
    </section>
  </xsl:template>

  <xsl:template name="sit-leave">
    <a class="btn btn-primary" href="/exams/mine"><xsl:value-of select="cx:word('sit.leave')"/></a>
  </xsl:template>

  <xsl:template name="sit-tab">
    <xsl:call-template name="sit-cover">
      <xsl:with-param name="view" select="'tab'"/>
      <xsl:with-param name="icon" select="'laptop'"/>
      <xsl:with-param name="more">
        <button type="button" class="btn btn-primary" data-do="reload">
          <xsl:value-of select="cx:word('sit.tab-here')"/>
        </button>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Two devices: this one asks to go on, or the other does the work. -->
  <xsl:template name="sit-device">
    <section class="sit-cover" data-view="device" hidden="hidden">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'laptop'"/></xsl:call-template>
      <h2 data-heading="" tabindex="-1"><xsl:value-of select="cx:word('sit.device')"/></h2>
      <p data-device="asking"><xsl:value-of select="cx:word('sit.device-asking')"/></p>
      <div class="sit-cover-part" data-device="other">
        <p><xsl:value-of select="cx:word('sit.device-other')"/></p>
        <button type="button" class="btn btn-primary" data-do="ask-device">
          <xsl:value-of select="cx:word('sit.device-ask')"/>
        </button>
      </div>
      <p class="sit-cover-watch" data-device="left" hidden="hidden"></p>
    </section>
  </xsl:template>

  <xsl:template name="sit-templates">
    <template id="sit-words">
      <xsl:for-each select="str:tokenize($said)">
        <span data-word="{.}"><xsl:value-of select="cx:word(concat('sit.', .), '{0}', '{1}')"/></span>
      </xsl:for-each>
    </template>
    <xsl:call-template name="sit-desk-templates"/>
  </xsl:template>
</xsl:stylesheet>
