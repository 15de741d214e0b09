<?xml version="1.0" encoding="UTF-8"?>
<!--
  How far a job is, from <job id="7" state="running" done="120" total="4000"/>; state is waiting, running, done, refused
  (refusal_key and refusal_zero say why) or failed. The page may be left and come back to.

    <xsl:call-template name="progress"><xsl:with-param name="job" select="job"/></xsl:call-template>

  js/progress.js (in the sheet's scripts) keeps it fresh; without JavaScript the layout reloads the page itself while
  the job goes on, since it sees a job that is waiting or running.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template name="progress">
    <xsl:param name="job"/>
    <xsl:for-each select="$job">
      <xsl:variable name="going" select="@state = 'waiting' or @state = 'running'"/>
      <section class="progress-card" data-progress="{@state}">
        <div class="progress-head">
          <xsl:call-template name="state"><xsl:with-param name="code" select="@state"/></xsl:call-template>
          <xsl:if test="@total > 0">
            <span class="progress-figures"><xsl:value-of select="cx:word('job.figures', @done, @total)"/></span>
          </xsl:if>
        </div>
        <xsl:if test="$going">
          <progress aria-label="{cx:word('job.progress')}">
            <xsl:if test="@total > 0">
              <xsl:attribute name="max"><xsl:value-of select="@total"/></xsl:attribute>
              <xsl:attribute name="value"><xsl:value-of select="@done"/></xsl:attribute>
            </xsl:if>
          </progress>
          <p class="progress-leave"><xsl:value-of select="cx:word('job.leave')"/></p>
        </xsl:if>
        <xsl:if test="@refusal_key">
          <p class="progress-why"><xsl:value-of select="cx:word(@refusal_key, @refusal_zero)"/></p>
        </xsl:if>
        <xsl:if test="@state = 'failed'">
          <p class="progress-why"><xsl:value-of select="cx:word('job.failed-next')"/></p>
        </xsl:if>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
