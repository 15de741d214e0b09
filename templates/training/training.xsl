<?xml version="1.0" encoding="UTF-8"?>
<!-- One session of training: facts, people with what each earns, what became of it, and the decision on it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="training/@topic"/></xsl:template>
  <xsl:template match="page" mode="lead"><xsl:apply-templates select="training/@state" mode="cell"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/training.css"/></xsl:template>
  <xsl:template match="page[training/@whole = 1]" mode="crumbs">
    <a href="/training"><xsl:value-of select="cx:word('training.list')"/></a>
  </xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="training/@can_edit = 1">
      <a class="btn btn-primary" href="/training/{training/@id}/edit"><xsl:value-of select="cx:word('training.edit')"/></a>
    </xsl:if>
    <xsl:if test="training/@registers = 1">
      <a class="btn btn-outline-primary" href="/training/new?like={training/@id}"><xsl:value-of select="cx:word('training.like')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="training/@decision_reason">
      <div class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <div>
          <xsl:value-of select="cx:word(concat('training.why-', training/@state), training/@decided_by, training/@decision_reason)"/>
        </div>
      </div>
    </xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="training"/>
      <xsl:with-param name="columns" select="'unit kind on_date from_time to_time minutes instructor place task people submitted_by late_reason note'"/>
      <xsl:with-param name="words" select="'training.'"/>
    </xsl:call-template>
    <xsl:if test="training/@can_decide = 1"><xsl:apply-templates select="training" mode="decide"/></xsl:if>

    <xsl:if test="attached or training[@registers = 1 and @state != 'withdrawn']">
      <h2><xsl:value-of select="cx:word('training.files')"/></h2>
      <xsl:call-template name="files">
        <xsl:with-param name="rows" select="attached"/>
        <xsl:with-param name="base" select="concat('/training/', training/@id, '/files/')"/>
        <xsl:with-param name="words" select="'training-file.'"/>
        <xsl:with-param name="remove" select="training/@can_edit = 1"/>
      </xsl:call-template>
      <xsl:apply-templates select="training[@registers = 1 and @state != 'withdrawn']" mode="attach"/>
    </xsl:if>

    <h2><xsl:value-of select="cx:word('training.people-list')"/></h2>
    <xsl:if test="person">
      <xsl:call-template name="table">
        <xsl:with-param name="caption" select="'training.people-list'"/>
        <xsl:with-param name="rows" select="person"/>
        <xsl:with-param name="columns" select="concat('person number unit ', substring('missed ', 1, 7 * boolean(person/@missed)), 'hours credits counts')"/>
        <xsl:with-param name="figures" select="'hours credits'"/>
        <xsl:with-param name="words" select="'training.person-'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(person)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'training.no-people'"/>
        <xsl:with-param name="next" select="'training.no-people-next'"/>
        <xsl:with-param name="icon" select="'people'"/>
      </xsl:call-template>
    </xsl:if>

    <xsl:if test="event">
      <h2><xsl:value-of select="cx:word('training.history')"/></h2>
      <ol class="history"><xsl:apply-templates select="event"/></ol>
    </xsl:if>
  </xsl:template>

  <xsl:template match="event">
    <li>
      <xsl:value-of select="cx:word(concat('training-act.', @act), cx:moment(@made_at), @by_name)"/>
      <xsl:if test="@reason"><xsl:value-of select="cx:word('entry.because', @reason)"/></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="training" mode="attach">
    <details class="card card-body">
      <xsl:if test="/page/refusal[@field = 'file']"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary><xsl:value-of select="cx:word('training.attach')"/></summary>
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat('/training/', @id, '/files')"/>
        <xsl:with-param name="submit" select="'training.attach-send'"/>
        <xsl:with-param name="files" select="true()"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'file_kind'"/>
            <xsl:with-param name="type" select="'radio'"/>
            <xsl:with-param name="choices" select="'photo roster document'"/>
            <xsl:with-param name="words" select="'training-file.'"/>
            <xsl:with-param name="value" select="'photo'"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'file'"/>
            <xsl:with-param name="type" select="'file'"/>
            <xsl:with-param name="label" select="'training.file'"/>
            <xsl:with-param name="accept" select="'image/jpeg,image/png,application/pdf'"/>
            <xsl:with-param name="help" select="'training.file-help'"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template match="training" mode="decide"/>
  <xsl:template match="training[@state = 'submitted']" mode="decide">
    <section class="card card-body decide">
      <h2><xsl:value-of select="cx:word('training.decide')"/></h2>
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat('/training/', @id, '/approve')"/>
        <xsl:with-param name="words" select="'training.approve-one'"/>
        <xsl:with-param name="look" select="'btn-primary'"/>
      </xsl:call-template>
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat('/training/', @id, '/return')"/>
        <xsl:with-param name="submit" select="'training.return'"/>
        <xsl:with-param name="fields"><xsl:call-template name="reason"/></xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>
  <xsl:template match="training[@state = 'approved']" mode="decide">
    <details class="card card-body decide">
      <summary><xsl:value-of select="cx:word('training.withdraw')"/></summary>
      <p><xsl:value-of select="cx:word('training.withdraw-help')"/></p>
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat('/training/', @id, '/withdraw')"/>
        <xsl:with-param name="submit" select="'training.withdraw'"/>
        <xsl:with-param name="final" select="true()"/>
        <xsl:with-param name="fields"><xsl:call-template name="reason"/></xsl:with-param>
      </xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template name="reason">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'reason'"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="person/@person" mode="cell" priority="2">
    <xsl:choose>
      <xsl:when test="/page/training/@whole = 1"><a href="/credits/officers/{../@id}"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="person/@counts" mode="cell" priority="2"><xsl:value-of select="cx:word(concat('training.person-', .))"/></xsl:template>
  <xsl:template match="person/@hours | person/@credits" mode="cell" priority="2"><xsl:value-of select="cx:hundredths(.)"/></xsl:template>
</xsl:stylesheet>
