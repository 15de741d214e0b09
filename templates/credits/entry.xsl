<?xml version="1.0" encoding="UTF-8"?>
<!-- One entry of the ledger: activity, evidence, rule, rounding, result, and what became of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="amounts.xsl"/>
  <xsl:include href="rule-words.xsl"/>

  <xsl:template match="page" mode="title"><xsl:value-of select="entry/@title"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:value-of select="cx:word('entry.lead', entry/@person, cx:word('credits.both', cx:hundredths(entry/@hours), cx:hundredths(entry/@credits)))"/>
  </xsl:template>
  <xsl:template match="page" mode="crumbs">
    <xsl:choose>
      <xsl:when test="entry/@own = 1"><a href="/credits/mine?year={entry/@year}"><xsl:value-of select="cx:word('credits.mine')"/></a></xsl:when>
      <xsl:otherwise>
        <a href="/credits/officers/{entry/@officer}?year={entry/@year}"><xsl:value-of select="cx:word('credits.of', entry/@person)"/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="page" mode="content"><xsl:apply-templates select="entry"/></xsl:template>

  <xsl:template match="entry">
    <ol class="steps">
      <li>
        <h2><xsl:value-of select="cx:word('entry.activity')"/></h2>
        <p>
          <xsl:choose>
            <xsl:when test="@link"><a href="{@link}"><xsl:value-of select="@title"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <p><xsl:value-of select="cx:word('entry.held', @held_by, @on_date)"/></p>
        <p><xsl:value-of select="cx:word('entry.belonged', @unit)"/></p>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('entry.evidence')"/></h2>
        <xsl:if test="not(../evidence)"><p><xsl:value-of select="cx:word('entry.no-evidence')"/></p></xsl:if>
        <ul><xsl:apply-templates select="../evidence"/></ul>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('entry.rule')"/></h2>
        <p><xsl:value-of select="cx:word('entry.rule-of', @year, @kind)"/></p>
        <p><xsl:apply-templates select="." mode="rule"/></p>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('entry.sum')"/></h2>
        <p><xsl:apply-templates select="." mode="quantity"/></p>
        <p>
          <xsl:value-of select="cx:word('entry.hours', format-number(@raw_hours div 10000, '0.####'), cx:hundredths(@hours))"/>
        </p>
        <p>
          <xsl:value-of select="cx:word('entry.credits', format-number(@raw_credits div 10000, '0.####'), cx:hundredths(@credits))"/>
        </p>
      </li>
      <li>
        <h2><xsl:value-of select="cx:word('entry.books')"/></h2>
        <ul>
          <xsl:apply-templates select="../other"/>
        </ul>
      </li>
    </ol>
    <xsl:if test="/page/viewer/may[@right = 'manage-credits'] and @state = 'posted' and @turn = ../other[last()]/@turn">
      <xsl:apply-templates select="." mode="take-back"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="entry" mode="quantity">
    <xsl:value-of select="cx:word(concat('entry.quantity-', @basis), cx:hundredths(@quantity), @minutes)"/>
  </xsl:template>

  <xsl:template match="other">
    <li>
      <xsl:if test="@id = /page/entry/@id"><xsl:attribute name="class">this</xsl:attribute></xsl:if>
      <a href="/credits/entries/{@id}">
        <xsl:value-of select="cx:word(concat('entry.booked-', @back), cx:moment(@known_at), cx:word('credits.both', cx:hundredths(@hours), cx:hundredths(@credits)))"/>
      </a>
      <xsl:if test="@author"><xsl:value-of select="cx:word('entry.by', @author)"/></xsl:if>
      <xsl:if test="@reason"><xsl:value-of select="cx:word('entry.because', @reason)"/></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="evidence">
    <li>
      <xsl:choose>
        <xsl:when test="@kept_file">
          <a href="/credits/evidence/{@id}"><xsl:value-of select="cx:word(concat('evidence.', @kind))"/></a>
        </xsl:when>
        <!-- an exam's list of results is for who looks after its people -->
        <xsl:when test="@link and (@kind != 'result' or /page/viewer/may[@right = 'view-exams'])">
          <a href="{@link}"><xsl:value-of select="cx:word(concat('evidence.', @kind))"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word(concat('evidence.', @kind))"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@document"><xsl:value-of select="cx:word('evidence.named', @document)"/></xsl:if>
      <xsl:value-of select="cx:word('evidence.since', cx:moment(@made_at))"/>
      <xsl:if test="@author"><xsl:value-of select="cx:word('entry.by', @author)"/></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="entry" mode="take-back">
    <section class="card card-body">
      <h2><xsl:value-of select="cx:word('entry.take-back')"/></h2>
      <p><xsl:value-of select="cx:word('entry.take-back-help')"/></p>
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat('/credits/entries/', @id, '/take-back')"/>
        <xsl:with-param name="submit" select="'entry.take-back'"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
