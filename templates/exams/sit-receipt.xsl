<?xml version="1.0" encoding="UTF-8"?>
<!-- Part of sit.xsl: the receipt, and what is still on its way. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">

  <xsl:template name="sit-receipt">
    <section class="sit-receipt" data-view="receipt" hidden="hidden">
      <div role="status">
        <div class="callout callout-warning" data-receipt="waiting" hidden="hidden">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'cloud-arrow-up'"/></xsl:call-template>
          <div data-says=""></div>
        </div>
      </div>
      <div class="callout callout-bad" data-receipt="refused" hidden="hidden">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle-fill'"/></xsl:call-template>
        <div>
          <p class="callout-head"><xsl:value-of select="cx:word('sit.receipt-not-taken')"/></p>
          <ul></ul>
        </div>
      </div>
      <div class="card card-body sit-receipt-card">
        <div class="sit-receipt-head">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
          <h2 data-heading="" tabindex="-1"><xsl:value-of select="cx:word('sit.receipt')"/></h2>
        </div>
        <dl class="sit-receipt-facts">
          <xsl:call-template name="sit-receipt-fact">
            <xsl:with-param name="name" select="'by'"/>
          </xsl:call-template>
          <xsl:call-template name="sit-receipt-fact">
            <xsl:with-param name="name" select="'at'"/>
            <xsl:with-param name="value" select="@ended_at"/>
          </xsl:call-template>
          <xsl:call-template name="sit-receipt-fact">
            <xsl:with-param name="name" select="'answered'"/>
            <xsl:with-param name="value">
              <xsl:if test="@answered"><xsl:value-of select="cx:word('sit.receipt-answered', @answered, @items)"/></xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </dl>
        <div class="sit-receipt-proof">
          <img data-receipt="qr" width="176" height="176" alt="{cx:word('sit.receipt-qr')}"/>
          <div>
            <h3><xsl:value-of select="cx:word('sit.receipt-hash')"/></h3>
            <p class="sit-hash" data-receipt="hash"></p>
            <p class="sit-receipt-use"><xsl:value-of select="cx:word('sit.receipt-use')"/></p>
          </div>
        </div>
        <p class="sit-receipt-next"><xsl:value-of select="cx:word('sit.receipt-next')"/></p>
        <div><xsl:call-template name="sit-leave"/></div>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="sit-receipt-fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <div>
      <dt><xsl:value-of select="cx:word(concat('sit.receipt-fact-', $name))"/></dt>
      <dd data-receipt="{$name}"><xsl:value-of select="$value"/></dd>
    </div>
  </xsl:template>
</xsl:stylesheet>
