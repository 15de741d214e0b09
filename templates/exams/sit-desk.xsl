<?xml version="1.0" encoding="UTF-8"?>
<!-- Part of sit.xsl: the paper, its map and what stands around them; the dialogs are in sit-dialogs.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template name="sit-desk">
    <section class="sit-answering" data-view="answering" hidden="hidden">
      <div class="sit-columns">
        <div class="sit-work">
          <div class="sit-paper" data-desk="paper"></div>
          <xsl:call-template name="sit-steps"/>
        </div>
        <xsl:call-template name="sit-map"/>
      </div>
      <xsl:call-template name="sit-review"/>
      <xsl:call-template name="sit-help"/>
      <p class="sit-print"><xsl:value-of select="cx:word('sit.no-print')"/></p>
    </section>
  </xsl:template>

  <xsl:template name="sit-bar">
    <div class="sit-bar" data-view="answering" hidden="hidden">
      <div class="sit-timer">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'clock'"/></xsl:call-template>
        <span class="sit-timer-word"><xsl:value-of select="cx:word('sit.left')"/></span>
        <strong role="timer" aria-label="{cx:word('sit.left')}" data-timer="left"></strong>
        <span class="sit-timer-end" data-timer="ends"></span>
      </div>
      <p class="sit-saving" data-desk="saving">
        <span class="sit-saving-good">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-check'"/></xsl:call-template>
        </span>
        <span class="sit-saving-waiting">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-arrow-up'"/></xsl:call-template>
        </span>
        <span data-desk="saving-says"></span>
      </p>
      <button type="button" class="btn btn-quiet sit-bar-help" data-do="help" aria-label="{cx:word('sit.help')}">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'question-circle'"/></xsl:call-template>
        <span><xsl:value-of select="cx:word('sit.help-short')"/></span>
      </button>
      <button type="button" class="btn btn-primary" data-do="submit">
        <xsl:value-of select="cx:word('sit.submit')"/>
      </button>
    </div>
  </xsl:template>

  <xsl:template name="sit-steps">
    <nav class="sit-steps" aria-label="{cx:word('sit.steps')}">
      <button type="button" class="btn btn-outline-primary" data-do="before" data-desk="before">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'chevron-left'"/></xsl:call-template>
        <span class="sit-steps-side"><xsl:value-of select="cx:word('sit.before')"/></span>
      </button>
      <button type="button" class="btn btn-quiet sit-steps-map" data-do="map">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'grid-3x3-gap'"/></xsl:call-template>
        <span class="sit-steps-word"><xsl:value-of select="cx:word('sit.map')"/></span>
        <span data-desk="place"></span>
      </button>
      <button type="button" class="btn btn-outline-primary" data-do="after" data-desk="after">
        <span class="sit-steps-side"><xsl:value-of select="cx:word('sit.after')"/></span>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'chevron-right'"/></xsl:call-template>
      </button>
    </nav>
  </xsl:template>

  <xsl:template name="sit-map">
    <dialog class="sit-map" data-desk="map" aria-label="{cx:word('sit.map')}">
      <div class="sit-dialog-head">
        <h2><xsl:value-of select="cx:word('sit.map')"/></h2>
        <button type="button" class="btn btn-quiet sit-map-close" data-do="map-close">
          <xsl:value-of select="cx:word('sit.close')"/>
        </button>
      </div>
      <div data-parts=""></div>
      <ul class="sit-legend">
        <xsl:call-template name="sit-legend"><xsl:with-param name="state" select="'answered'"/></xsl:call-template>
        <xsl:call-template name="sit-legend"><xsl:with-param name="state" select="'open'"/></xsl:call-template>
        <xsl:call-template name="sit-legend"><xsl:with-param name="state" select="'flagged'"/></xsl:call-template>
        <xsl:call-template name="sit-legend"><xsl:with-param name="state" select="'waiting'"/></xsl:call-template>
        <xsl:call-template name="sit-legend"><xsl:with-param name="state" select="'current'"/></xsl:call-template>
      </ul>
    </dialog>
  </xsl:template>

  <xsl:template name="sit-legend">
    <xsl:param name="state"/>
    <li>
      <span class="sit-cell is-{$state}" aria-hidden="true"><xsl:call-template name="sit-signs"/></span>
      <xsl:value-of select="cx:word(concat('sit.map-', $state))"/>
    </li>
  </xsl:template>

  <!-- The signs of a question's states; the style shows those that hold. -->
  <xsl:template name="sit-signs">
    <span class="sit-sign-answered">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-lg'"/></xsl:call-template>
    </span>
    <span class="sit-sign-flagged">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'flag-fill'"/></xsl:call-template>
    </span>
    <span class="sit-sign-waiting">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-arrow-up'"/></xsl:call-template>
    </span>
    <span class="sit-sign-refused">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-lg'"/></xsl:call-template>
    </span>
  </xsl:template>

  <!-- What the scripts copy: the foot of a question, a part of the map, a cell of it. -->
  <xsl:template name="sit-desk-templates">
    <template id="sit-foot">
      <div class="question-foot">
        <p class="question-saved">
          <span class="question-saved-good">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
          </span>
          <span class="question-saved-waiting">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-arrow-up'"/></xsl:call-template>
          </span>
          <span class="question-saved-refused">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle-fill'"/></xsl:call-template>
          </span>
          <span data-saved=""></span>
        </p>
        <p class="question-room" data-room="" hidden="hidden"></p>
        <button type="button" class="btn btn-quiet" data-do="clear" hidden="hidden">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'eraser'"/></xsl:call-template>
          <xsl:value-of select="cx:word('sit.clear')"/>
        </button>
        <button type="button" class="btn btn-outline-primary question-flag" data-do="flag" aria-pressed="false">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'flag-fill'"/></xsl:call-template>
          <span data-flag=""></span>
        </button>
      </div>
    </template>
    <template id="sit-part">
      <section class="sit-map-part">
        <h3 data-title=""></h3>
        <ul class="sit-cells" data-cells=""></ul>
      </section>
    </template>
    <template id="sit-cell">
      <li>
        <button type="button" class="sit-cell"><span data-number=""></span><xsl:call-template name="sit-signs"/></button>
      </li>
    </template>
  </xsl:template>
</xsl:stylesheet>
