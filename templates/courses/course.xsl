<?xml version="1.0" encoding="UTF-8"?>
<!-- One course as its makers see it: facts, lessons in their order, how it is learnt and tested, its next step. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>
  <xsl:include href="cells.xsl"/>

  <xsl:variable name="base" select="concat('/courses/', /page/course/@id)"/>
  <xsl:template match="page" mode="title"><xsl:value-of select="course/@title"/></xsl:template>
  <xsl:template match="page" mode="lead">
    <xsl:apply-templates select="course/@state" mode="cell"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="cx:word(concat('course.version-', course/@in_work), version/@number)"/>
  </xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs"><a href="/courses"><xsl:value-of select="cx:word('course.list')"/></a></xsl:template>
  <xsl:template match="page" mode="actions">
    <xsl:if test="course/@in_work = 1 or course/@state = 'withdrawn'">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat($base, '/publish')"/>
        <xsl:with-param name="words" select="'course.publish'"/>
        <xsl:with-param name="look" select="'btn-primary'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="course/@in_work = 0">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat($base, '/revise')"/>
        <xsl:with-param name="words" select="'course.revise'"/>
        <xsl:with-param name="look" select="'btn-outline-primary'"/>
      </xsl:call-template>
    </xsl:if>
    <a class="btn btn-outline-primary" href="{$base}/edit"><xsl:value-of select="cx:word('course.edit')"/></a>
    <xsl:if test="course/@published = 1">
      <a class="btn btn-quiet" href="{$base}/assign"><xsl:value-of select="cx:word('assign.title')"/></a>
    </xsl:if>
    <xsl:if test="viewer/may[@right = 'view-credits']">
      <a class="btn btn-quiet" href="{$base}/learners"><xsl:value-of select="cx:word('course.learners-of')"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="course/@reason">
      <div class="callout callout-warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('course.why-withdrawn', course/@reason)"/></div>
      </div>
    </xsl:if>
    <xsl:if test="course/@in_work = 1 and course/@published = 1">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('course.revising')"/></div>
      </div>
    </xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="of" select="course"/>
      <xsl:with-param name="columns" select="'unit field summary'"/>
      <xsl:with-param name="words" select="'course.'"/>
    </xsl:call-template>

    <h2><xsl:value-of select="cx:word('course.lessons')"/></h2>
    <xsl:if test="not(lesson)">
      <xsl:call-template name="empty">
        <xsl:with-param name="words" select="'course.no-lessons-yet'"/>
        <xsl:with-param name="next" select="'course.no-lessons-next'"/>
        <xsl:with-param name="icon" select="'book'"/>
      </xsl:call-template>
    </xsl:if>
    <ol class="lessons"><xsl:apply-templates select="lesson"/></ol>
    <xsl:if test="course/@in_work = 1">
      <p class="lesson-new">
        <xsl:value-of select="cx:word('lesson.add')"/>
        <xsl:for-each select="str:tokenize('video document text link', ' ')" xmlns:str="http://exslt.org/strings">
          <a class="btn btn-outline-primary" href="{$base}/lessons/new?lesson_kind={.}"><xsl:value-of select="cx:word(concat('lesson-kind.', .))"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>

    <h2><xsl:value-of select="cx:word('course.terms')"/></h2>
    <xsl:apply-templates select="version"/>
    <xsl:if test="course/@state = 'published'">
      <details class="card card-body decide">
        <summary><xsl:value-of select="cx:word('course.withdraw')"/></summary>
        <p><xsl:value-of select="cx:word('course.withdraw-help')"/></p>
        <xsl:call-template name="form">
          <xsl:with-param name="action" select="concat($base, '/withdraw')"/>
          <xsl:with-param name="submit" select="'course.withdraw'"/>
          <xsl:with-param name="fields">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'reason'"/>
              <xsl:with-param name="required" select="true()"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="lesson">
    <li>
      <span class="lesson-kind"><xsl:value-of select="cx:word(concat('lesson-kind.', @kind))"/></span>
      <a href="{$base}/lessons/{@id}"><xsl:value-of select="@title"/></a>
      <span class="lesson-note">
        <xsl:if test="@seconds > 0"><span><xsl:apply-templates select="@seconds" mode="cell"/></span></xsl:if>
        <xsl:if test="@questions > 0"><span><xsl:value-of select="cx:word('lesson.questions-of', @questions)"/></span></xsl:if>
      </span>
      <xsl:if test="/page/course/@in_work = 1">
        <span class="lesson-ways">
          <xsl:if test="position() > 1"><xsl:call-template name="way"><xsl:with-param name="way" select="'up'"/></xsl:call-template></xsl:if>
          <xsl:if test="position() != last()"><xsl:call-template name="way"><xsl:with-param name="way" select="'down'"/></xsl:call-template></xsl:if>
        </span>
      </xsl:if>
    </li>
  </xsl:template>
  <xsl:template name="way">
    <xsl:param name="way"/>
    <form class="form-button" method="post" action="{$base}/lessons/{@id}/move">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="way" value="{$way}"/>
      <button type="submit" class="btn btn-quiet" aria-label="{cx:word(concat('lesson.move-', $way), @title)}">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="concat('arrow-', $way)"/></xsl:call-template>
      </button>
    </form>
  </xsl:template>

  <!-- Of a version in work a form, of a published one its sentence. -->
  <xsl:template match="version">
    <p>
      <xsl:value-of select="cx:word('course.terms-say', @must_see)"/>
      <xsl:choose>
        <xsl:when test="@test_items"><xsl:value-of select="cx:word('course.test-says', @test_items, @pass)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="cx:word('course.no-test')"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>
  <xsl:template match="version[/page/course/@in_work = 1]" priority="1">
    <xsl:call-template name="form">
      <xsl:with-param name="action" select="concat($base, '/terms')"/>
      <xsl:with-param name="submit" select="'course.terms-keep'"/>
      <xsl:with-param name="fields">
        <div class="terms">
          <xsl:call-template name="number"><xsl:with-param name="name" select="'must_see'"/><xsl:with-param name="value" select="@must_see"/><xsl:with-param name="max" select="100"/></xsl:call-template>
          <xsl:call-template name="number"><xsl:with-param name="name" select="'pass'"/><xsl:with-param name="value" select="@pass"/><xsl:with-param name="max" select="100"/></xsl:call-template>
          <xsl:call-template name="number"><xsl:with-param name="name" select="'pause_minutes'"/><xsl:with-param name="value" select="@pause_minutes"/><xsl:with-param name="max" select="10080"/></xsl:call-template>
        </div>
        <fieldset class="parts">
          <legend><xsl:value-of select="cx:word('course.test')"/></legend>
          <p><xsl:value-of select="cx:word('course.test-help')"/></p>
          <div class="parts-list"><xsl:apply-templates select="/page/test-part"/></div>
        </fieldset>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="number">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="max"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="type" select="'number'"/>
      <xsl:with-param name="label" select="concat('course.', $name)"/>
      <xsl:with-param name="help" select="concat('course.', $name, '-help')"/>
      <xsl:with-param name="min" select="0"/>
      <xsl:with-param name="max" select="$max"/>
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="required" select="true()"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="test-part">
    <xsl:variable name="at" select="position()"/>
    <label class="part">
      <span><xsl:value-of select="cx:word('course.part', @name, @stock)"/></span>
      <input type="hidden" name="domain" value="{@code}"/>
      <input type="text" class="form-control" name="items" inputmode="numeric" maxlength="3" value="{@items}">
        <xsl:if test="/page/posted[@name = 'items']"><xsl:attribute name="value"><xsl:value-of select="/page/posted[@name = 'items'][$at]/@value"/></xsl:attribute></xsl:if>
      </input>
    </label>
  </xsl:template>
</xsl:stylesheet>
