<?xml version="1.0" encoding="UTF-8"?>
<!-- Part of sit.xsl: the waiting room. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="cx str">

  <xsl:template name="sit-waiting">
    <section class="sit-waiting" data-view="waiting" hidden="hidden">
      <div class="sit-count">
        <h2 data-heading="" tabindex="-1"><xsl:value-of select="cx:word('sit.waiting-room')"/></h2>
        <p class="sit-count-says" data-waiting="says"></p>
        <p class="sit-count-left" role="timer" data-waiting="left"></p>
        <p class="sit-count-next"><xsl:value-of select="cx:word('sit.waiting-next')"/></p>
      </div>
      <dl class="sit-seat">
        <xsl:for-each select="@room | @seat | @ticket">
          <div>
            <dt><xsl:value-of select="cx:word(concat('sit.fact-', local-name()))"/></dt>
            <dd><xsl:value-of select="."/></dd>
          </div>
        </xsl:for-each>
      </dl>
      <xsl:call-template name="facts">
        <xsl:with-param name="of" select="."/>
        <xsl:with-param name="columns" select="'starts_at minutes items total pass'"/>
        <xsl:with-param name="words" select="'sit.fact-'"/>
      </xsl:call-template>
      <div class="sit-before">
        <section class="card card-body">
          <h3><xsl:value-of select="cx:word('sit.rules')"/></h3>
          <ol class="sit-rules">
            <xsl:for-each select="str:tokenize('start saving clock away device end')">
              <li><xsl:value-of select="cx:word(concat('sit.rule-', .))"/></li>
            </xsl:for-each>
          </ol>
        </section>
        <section class="card card-body">
          <h3><xsl:value-of select="cx:word('sit.checks')"/></h3>
          <ul class="sit-checks" data-waiting="checks">
            <xsl:for-each select="str:tokenize('storage clock line')">
              <li data-check="{.}">
                <span class="sit-check-good">
                  <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle-fill'"/></xsl:call-template>
                </span>
                <span class="sit-check-bad">
                  <xsl:call-template name="icon">
                    <xsl:with-param name="name" select="'exclamation-triangle-fill'"/>
                  </xsl:call-template>
                </span>
                <strong><xsl:value-of select="cx:word(concat('sit.check-', .))"/></strong>
                <span data-says=""><xsl:value-of select="cx:word('sit.check-going')"/></span>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="attempt/@starts_at" mode="cell" priority="2"><xsl:value-of select="cx:moment(.)"/></xsl:template>
  <xsl:template match="attempt/@minutes" mode="cell" priority="2"><xsl:value-of select="cx:word('sit.minutes', .)"/></xsl:template>
  <xsl:template match="attempt/@items" mode="cell" priority="2"><xsl:value-of select="cx:word('sit.items', .)"/></xsl:template>
  <xsl:template match="attempt/@total | attempt/@pass" mode="cell" priority="2">
    <xsl:value-of select="cx:word('sit.points', cx:hundredths(.))"/>
  </xsl:template>
</xsl:stylesheet>
