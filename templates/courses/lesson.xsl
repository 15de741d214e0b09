<?xml version="1.0" encoding="UTF-8"?>
<!-- Making a lesson: what it is, and the questions that stop it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:include href="../layout.xsl"/>

  <xsl:variable name="of" select="/page/lesson"/>
  <xsl:variable name="kind" select="string($of/@kind | /page/query[@name = 'lesson_kind' and not($of)]/@value | /page/posted[@name = 'lesson_kind' and not($of)]/@value)"/>
  <xsl:variable name="base" select="concat('/courses/', /page/course/@id, '/lessons')"/>
  <xsl:variable name="open" select="not($of) or $of/@in_work = 1"/>

  <xsl:template match="page" mode="title">
    <xsl:choose>
      <xsl:when test="$of"><xsl:value-of select="$of/@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="cx:word('lesson.new', cx:word(concat('lesson-kind.', $kind)))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="page" mode="lead"><xsl:value-of select="cx:word(concat('lesson.lead-', $kind))"/></xsl:template>
  <xsl:template match="page" mode="scripts"><link rel="stylesheet" href="{@assets}/css/courses.css"/></xsl:template>
  <xsl:template match="page" mode="crumbs">
    <a href="/courses"><xsl:value-of select="cx:word('course.list')"/></a>
    <a href="/courses/{course/@id}"><xsl:value-of select="course/@title"/></a>
  </xsl:template>
  <xsl:template match="page" mode="shape">narrow</xsl:template>

  <xsl:template match="page" mode="content">
    <xsl:if test="not($open)">
      <div class="callout">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'lock-fill'"/></xsl:call-template>
        <div><xsl:value-of select="cx:word('lesson.frozen')"/></div>
      </div>
    </xsl:if>
    <xsl:if test="$of/@file_name">
      <p>
        <a href="{$base}/{$of/@id}/file"><xsl:value-of select="$of/@file_name"/></a>
        <xsl:text> </xsl:text>
        <span class="lesson-note"><xsl:call-template name="bytes"><xsl:with-param name="bytes" select="$of/@bytes"/></xsl:call-template></span>
      </p>
    </xsl:if>
    <xsl:if test="$open"><xsl:call-template name="lesson-form"/></xsl:if>
    <xsl:if test="$of and $kind != ''"><xsl:call-template name="questions"/></xsl:if>
    <xsl:if test="$of and $open">
      <xsl:call-template name="post-button">
        <xsl:with-param name="action" select="concat($base, '/', $of/@id, '/remove')"/>
        <xsl:with-param name="words" select="'lesson.remove'"/>
        <xsl:with-param name="look" select="'btn-quiet'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="lesson-form">
    <xsl:call-template name="form">
      <xsl:with-param name="action">
        <xsl:value-of select="$base"/>
        <xsl:if test="$of"><xsl:value-of select="concat('/', $of/@id)"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="cancel" select="concat('/courses/', course/@id)"/>
      <xsl:with-param name="files" select="$kind = 'video' or $kind = 'document'"/>
      <xsl:with-param name="fields">
        <input type="hidden" name="lesson_kind" value="{$kind}"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'title'"/>
          <xsl:with-param name="label" select="'lesson.title'"/>
          <xsl:with-param name="value" select="$of/@title"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="length" select="100"/>
        </xsl:call-template>
        <xsl:if test="$kind = 'video' or $kind = 'document'">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'media'"/>
            <xsl:with-param name="type" select="'file'"/>
            <xsl:with-param name="label" select="concat('lesson.file-', $kind)"/>
            <xsl:with-param name="help" select="concat('lesson.file-help-', $kind)"/>
            <xsl:with-param name="required" select="not($of)"/>
            <xsl:with-param name="accept"><xsl:choose><xsl:when test="$kind = 'video'">video/mp4</xsl:when><xsl:otherwise>application/pdf</xsl:otherwise></xsl:choose></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$kind = 'text'">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'body'"/>
            <xsl:with-param name="type" select="'textarea'"/>
            <xsl:with-param name="label" select="'lesson.body'"/>
            <xsl:with-param name="help" select="'lesson.body-help'"/>
            <xsl:with-param name="rows" select="16"/>
            <xsl:with-param name="value" select="$of/body_text"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$kind = 'link'">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'url'"/>
            <xsl:with-param name="label" select="'lesson.url'"/>
            <xsl:with-param name="help" select="'lesson.url-help'"/>
            <xsl:with-param name="value" select="$of/@url"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$kind = 'document' or $kind = 'text'">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'minutes'"/>
            <xsl:with-param name="type" select="'number'"/>
            <xsl:with-param name="label" select="'lesson.minutes'"/>
            <xsl:with-param name="help" select="concat('lesson.minutes-help-', $kind)"/>
            <xsl:with-param name="min" select="1"/>
            <xsl:with-param name="max" select="600"/>
            <xsl:with-param name="value" select="$of/@minutes"/>
            <xsl:with-param name="required" select="$kind = 'document'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="questions">
    <h2><xsl:value-of select="cx:word('lesson.questions')"/></h2>
    <p><xsl:value-of select="cx:word('lesson.questions-help')"/></p>
    <ul class="asked">
      <xsl:for-each select="asked">
        <li>
          <span class="lesson-kind">
            <xsl:choose>
              <xsl:when test="@at_second"><xsl:value-of select="cx:word('question.at', floor(@at_second div 60), @at_second mod 60)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="cx:word('question.at-end')"/></xsl:otherwise>
            </xsl:choose>
          </span>
          <a href="/items/{@code}"><xsl:value-of select="@stem"/></a>
          <xsl:if test="$open">
            <xsl:call-template name="post-button">
              <xsl:with-param name="action" select="concat($base, '/', $of/@id, '/questions/', @id, '/remove')"/>
              <xsl:with-param name="words" select="'question.remove'"/>
              <xsl:with-param name="look" select="'btn-quiet'"/>
            </xsl:call-template>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:if test="$open">
      <xsl:call-template name="form">
        <xsl:with-param name="action" select="concat($base, '/', $of/@id, '/questions')"/>
        <xsl:with-param name="submit" select="'question.add'"/>
        <xsl:with-param name="fields">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'item'"/>
            <xsl:with-param name="label" select="'question.item'"/>
            <xsl:with-param name="help" select="'question.item-help'"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
          <xsl:if test="$kind = 'video'">
            <xsl:call-template name="field">
              <xsl:with-param name="name" select="'at_second'"/>
              <xsl:with-param name="type" select="'number'"/>
              <xsl:with-param name="label" select="'question.at_second'"/>
              <xsl:with-param name="help" select="'question.at_second-help'"/>
              <xsl:with-param name="min" select="0"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
