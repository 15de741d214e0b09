<?xml version="1.0" encoding="UTF-8"?>
<!-- Part of sit.xsl: the look back before the end, and the help on keys. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">

  <xsl:template name="sit-review">
    <dialog class="sit-dialog" data-desk="review" aria-labelledby="review-head">
      <h2 id="review-head"><xsl:value-of select="cx:word('sit.review')"/></h2>
      <dl class="sit-review-counts">
        <xsl:for-each select="str:tokenize('items answered open flagged waiting')">
          <div>
            <dt><xsl:value-of select="cx:word(concat('sit.review-', .))"/></dt>
            <dd data-review="{.}">
              <xsl:if test=". = 'open' or . = 'flagged'">
                <xsl:attribute name="data-review"><xsl:value-of select="concat(., '-count')"/></xsl:attribute>
              </xsl:if>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
      <xsl:for-each select="str:tokenize('open flagged')">
        <section data-review="{.}">
          <h3><xsl:value-of select="cx:word(concat('sit.review-list-', .))"/></h3>
          <ul class="sit-cells"></ul>
        </section>
      </xsl:for-each>
      <p class="sit-review-final"><xsl:value-of select="cx:word('sit.review-final')"/></p>
      <div role="status">
        <div class="callout callout-warning" data-review="trouble" hidden="hidden">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-arrow-up'"/></xsl:call-template>
          <div data-says=""></div>
        </div>
      </div>
      <div class="form-end">
        <button type="button" class="btn btn-outline-primary" data-do="review-close">
          <xsl:value-of select="cx:word('sit.review-back')"/>
        </button>
        <button type="button" class="btn btn-danger" data-do="confirm">
          <xsl:value-of select="cx:word('sit.review-confirm')"/>
        </button>
      </div>
    </dialog>
  </xsl:template>

  <xsl:template name="sit-help">
    <dialog class="sit-dialog" data-desk="help" aria-labelledby="help-head">
      <div class="sit-dialog-head">
        <h2 id="help-head"><xsl:value-of select="cx:word('sit.help')"/></h2>
        <button type="button" class="btn btn-quiet" data-do="help-close">
          <xsl:value-of select="cx:word('sit.close')"/>
        </button>
      </div>
      <dl class="sit-keys">
        <xsl:for-each select="str:tokenize('choose move page flag map help text')">
          <div>
            <dt><kbd><xsl:value-of select="cx:word(concat('sit.key-', .))"/></kbd></dt>
            <dd><xsl:value-of select="cx:word(concat('sit.key-', ., '-does'))"/></dd>
          </div>
        </xsl:for-each>
      </dl>
      <label class="choice">
        <input type="checkbox" class="form-check-input" data-desk="keys"/>
        <span><xsl:value-of select="cx:word('sit.keys-on')"/></span>
      </label>
    </dialog>
  </xsl:template>
</xsl:stylesheet>
