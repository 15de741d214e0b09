<?xml version="1.0" encoding="UTF-8"?>
<!-- A <question> (bank_item_ask) as somebody answers it; what was posted, or answered before, is there again. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:cx="urn:chengxue:sheet:1" exclude-result-prefixes="cx">
  <xsl:template match="question" mode="ask">
    <div class="ask-stem"><xsl:apply-templates select="stem/node()" mode="ask"/></div>
    <xsl:if test="choice or @type = 'true-false'">
      <fieldset class="choices">
        <legend class="visually-hidden"><xsl:value-of select="cx:word(concat('item-type.', @type))"/></legend>
        <xsl:apply-templates select="choice" mode="ask"/>
        <xsl:if test="@type = 'true-false'">
          <xsl:call-template name="pick"><xsl:with-param name="value" select="'true'"/><xsl:with-param name="text" select="cx:word('answer.true')"/></xsl:call-template>
          <xsl:call-template name="pick"><xsl:with-param name="value" select="'false'"/><xsl:with-param name="text" select="cx:word('answer.false')"/></xsl:call-template>
        </xsl:if>
      </fieldset>
    </xsl:if>
  </xsl:template>
  <xsl:template match="text()" mode="ask"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="blank" mode="ask">
    <xsl:variable name="number" select="@number"/>
    <input type="text" class="form-control ask-blank" name="blank" maxlength="100" autocomplete="off" aria-label="{cx:word('item.blank', @number)}"
      value="{/page/posted[@name = 'blank'][position() = $number]/@value}"/>
  </xsl:template>
  <xsl:template match="choice" mode="ask">
    <xsl:call-template name="pick">
      <xsl:with-param name="value" select="@letter"/>
      <xsl:with-param name="text" select="concat(@letter, '. ', .)"/>
      <xsl:with-param name="many" select="../@type = 'multiple-choice'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="pick">
    <xsl:param name="value"/>
    <xsl:param name="text"/>
    <xsl:param name="many" select="false()"/>
    <label class="choice">
      <input type="radio" class="form-check-input" name="pick" value="{$value}">
        <xsl:if test="$many"><xsl:attribute name="type">checkbox</xsl:attribute></xsl:if>
        <xsl:if test="/page/posted[@name = 'pick']/@value = $value or (not(/page/posted) and (/page/place/@answer = $value or ($many and contains(/page/place/@answer, $value))))">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <span><xsl:value-of select="$text"/></span>
    </label>
  </xsl:template>
</xsl:stylesheet>
