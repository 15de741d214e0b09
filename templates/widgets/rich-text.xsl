<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that authors format (rich_text.h): what is named here is shown, everything else as its plain text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
  xmlns:c="http://commonmark.org/xml/1.0" exclude-result-prefixes="c">
  <!-- The library lays its elements out with line ends between them; Chinese shows each as a gap. -->
  <xsl:strip-space elements="c:*"/>
  <xsl:preserve-space elements="c:text c:code c:code_block c:html_block c:html_inline"/>

  <xsl:template match="c:document"><div class="rich-text"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="c:paragraph"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="c:list[@tight = 'true']/c:item/c:paragraph" priority="1"><xsl:apply-templates/></xsl:template>
  <xsl:template match="c:heading[@level = 1]"><h2><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="c:heading[@level = 2]"><h3><xsl:apply-templates/></h3></xsl:template>
  <xsl:template match="c:heading"><h4><xsl:apply-templates/></h4></xsl:template>
  <xsl:template match="c:list"><ul><xsl:apply-templates/></ul></xsl:template>
  <xsl:template match="c:list[@type = 'ordered']"><ol start="{@start}"><xsl:apply-templates/></ol></xsl:template>
  <xsl:template match="c:item"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="c:block_quote"><blockquote><xsl:apply-templates/></blockquote></xsl:template>
  <xsl:template match="c:strong"><strong><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="c:emph"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="c:code"><code><xsl:apply-templates/></code></xsl:template>
  <xsl:template match="c:code_block"><pre><xsl:apply-templates/></pre></xsl:template>
  <xsl:template match="c:html_block"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="c:thematic_break"><hr/></xsl:template>
  <xsl:template match="c:linebreak"><br/></xsl:template>
  <xsl:template match="c:softbreak"><xsl:text>
</xsl:text></xsl:template>
  <xsl:template match="c:link"><xsl:apply-templates/></xsl:template>
  <xsl:template match="c:link[starts-with(@destination, 'https://')]">
    <a href="{@destination}" rel="noopener noreferrer" target="_blank"><xsl:apply-templates/></a>
  </xsl:template>
  <xsl:template match="c:image"><xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
