<?xml version="1.0" encoding="UTF-8"?>
<!-- One rule set in plain words, what it would change, and its next step. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>
  <xsl:include href="rule-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="cx:word('rule-set.title', set/@year, set/@number)"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:call-template name="state"><xsl:with-param name="code" select="concat('rules-', set/@state)"/></xsl:call-template>
    <xsl:if test="set/@usual = 1"><span class="tag"><xsl:value-of select="cx:word('rule.usual')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/credits/rules"><xsl:value-of select="cx:word('rule-set.list')"/></a></xsl:template>
  <xsl:template match="page" mode="actions">
    <a class="btn btn-quiet" href="/credits/rules/{set/@id}/compare"><xsl:value-of select="cx:word('compare.title')"/></a>
    <xsl:if test="set/@state = 'draft' and viewer/may[@right = 'manage-credits']">
      <a class="btn btn-primary" href="/credits/rules/{set/@id}/edit"><xsl:value-of select="cx:word('rule-set.edit')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="set/@returned_note">
      <div class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('rule-set.why-returned', set/@returned_note)"/></div>
      </div>
    </xsl:if>
    <xsl:if test="viewer/may[@right = 'manage-credits']"><xsl:apply-templates select="set" mode="next"/></xsl:if>
    <section class="why"><xsl:apply-templates select="set" mode="demands"/></section>
    <section class="why">
      <h2><xsl:value-of select="cx:word('rule-set.earns')"/></h2>
      <dl class="rules"><xsl:apply-templates select="rule"/></dl>
    </section>
    <section class="why">
      <h2><xsl:value-of select="cx:word('rule-set.channels')"/></h2>
      <dl class="rules"><xsl:apply-templates select="channel"/></dl>
    </section>
    <section class="why">
      <h2><xsl:value-of select="cx:word('rule-set.who')"/></h2>
      <ul class="why-list">
        <xsl:if test="set/@maker"><li><xsl:value-of select="cx:word('rule-set.made', cx:moment(set/@made_at), set/@maker)"/></li></xsl:if>
        <xsl:if test="set/@submitter"><li><xsl:value-of select="cx:word('rule-set.handed-in', cx:moment(set/@submitted_at), set/@submitter)"/></li></xsl:if>
        <xsl:if test="set/@approver"><li><xsl:value-of select="cx:word('rule-set.was-approved', cx:moment(set/@approved_at), set/@approver)"/></li></xsl:if>
        <xsl:if test="set/@usual = 1"><li><xsl:value-of select="cx:word('rule-set.usual')"/></li></xsl:if>
        <xsl:if test="set/@seal">
          <li>
            <xsl:value-of select="cx:word(concat('rule-set.seal-', set/@sound))"/>
            <code class="seal"><xsl:value-of select="set/@seal"/></code>
          </li>
        </xsl:if>
        <xsl:if test="set/@note"><li><xsl:value-of select="set/@note"/></li></xsl:if>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="rule | channel">
    <div>
      <dt><xsl:apply-templates select="." mode="name"/></dt>
      <dd><xsl:apply-templates select="." mode="says"/></dd>
    </div>
  </xsl:template>

  <!-- The next step. -->
  <xsl:template match="set" mode="next"/>
  <xsl:template match="set[@state = 'draft']" mode="next">
    <section class="card card-body decide">
      <h2><xsl:value-of select="cx:word('rule-set.next')"/></h2>
      <p><xsl:apply-templates select="." mode="trial"/></p>
      <div class="form-end">
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat('/credits/rules/', @id, '/dry-run')"/>
          <xsl:with-param name="words" select="'rule-set.try'"/>
          <xsl:with-param name="look" select="'btn-outline-primary'"/>
        </xsl:call-template>
        <xsl:if test="@tried = 'now'">
          <xsl:call-template name="post-button">
            <xsl:with-param name="action" select="concat('/credits/rules/', @id, '/submit')"/>
            <xsl:with-param name="words" select="'rule-set.submit'"/>
            <xsl:with-param name="look" select="'btn-primary'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat('/credits/rules/', @id, '/drop')"/>
          <xsl:with-param name="words" select="'rule-set.drop'"/>
          <xsl:with-param name="look" select="'btn-quiet'"/>
        </xsl:call-template>
      </div>
    </section>
  </xsl:template>
  <xsl:template match="set[@state = 'submitted']" mode="next">
    <section class="card card-body decide">
      <h2><xsl:value-of select="cx:word('rule-set.decide')"/></h2>
      <p><xsl:apply-templates select="." mode="trial"/></p>
      <p><xsl:value-of select="cx:word('rule-set.decide-help')"/></p>
      <xsl:variable name="own" select="/page/viewer/@id = @made_by or /page/viewer/@id = @submitted_by"/>
      <xsl:if test="$own"><p><strong><xsl:value-of select="cx:word('rule-set.wait-second')"/></strong></p></xsl:if>
      <xsl:if test="not($own)">
        <xsl:call-template name="post-button">
          <xsl:with-param name="action" select="concat('/credits/rules/', @id, '/approve')"/>
          <xsl:with-param name="words" select="'rule-set.approve'"/>
          <xsl:with-param name="look" select="'btn-primary'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat('/credits/rules/', @id, '/return')"/>
        <xsl:with-param name="submit" select="'rule-set.return'"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="set" mode="trial">
    <xsl:choose>
      <xsl:when test="@trying"><xsl:value-of select="cx:word('rule-set.trying')"/></xsl:when>
      <xsl:when test="not(@tried)"><xsl:value-of select="cx:word('rule-set.try-first')"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="cx:word('rule-set.tried', cx:moment(@tried_at))"/>
        <a href="/credits/rules/{@id}/dry-run"><xsl:value-of select="cx:word('rule-set.tried-changes', @changed, @officers)"/></a>
        <xsl:value-of select="cx:word('rule-set.tried-met', @met_before, @met_after)"/>
        <xsl:if test="@tried = 'before'"><strong><xsl:value-of select="cx:word('rule-set.tried-before')"/></strong></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
