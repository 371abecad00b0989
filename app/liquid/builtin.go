package liquid

import "maps"

// init names what templates may use. The tables are filled here, as tags read templates and
// filters expressions, which look things up in them.
func init() {
	blockTags = map[string]blockTag{
		"if":        {[]string{"elsif", "else"}, ifNode},
		"unless":    {[]string{"elsif", "else"}, ifNode},
		"case":      {[]string{"when", "else"}, caseNode},
		"for":       {[]string{"else"}, forNode},
		"tablerow":  {nil, tablerowNode},
		"capture":   {nil, captureNode},
		"ifchanged": {nil, ifchangedNode},
		"highlight": {nil, highlightNode},
		"mermaid":   {nil, mermaidNode},
		"details":   {nil, detailsNode},
		"tabs":      {nil, tabsNode},
		"tab":       {nil, tabNode},
		"quote":     {nil, quoteNode},
		"bibtex":    {nil, bibtexNode},

		"responsive_image_block": {nil, responsiveImageBlock},
	}
	simpleTags = map[string]func(string) (node, error){
		"assign":           assignNode,
		"echo":             outputNode,
		"increment":        counterNode(0, 1),
		"decrement":        counterNode(-1, -1),
		"cycle":            cycleNode,
		"break":            interruptNode(breaking),
		"continue":         interruptNode(continuing),
		"#":                inlineComment,
		"include":          includeNode(false),
		"include_cached":   includeNode(false),
		"include_relative": includeNode(true),
		"link":             linkNode,
		"post_url":         postURLNode,
		"picture":          pictureNode,
		"responsive_image": responsiveImageNode,
		"cite":             citeNode,
		"cite_details":     citeNode,
		"reference":        citeNode,
		"nocite":           emptyNode,
		"bibliography":     bibliographyNode,

		"bibliography_count": emptyNode,

		"seo":       emptyNode,
		"feed_meta": emptyNode,
	}
	for name, of := range embeds {
		simpleTags[name] = of.node
	}
	for _, some := range []map[string]filter{textFilters, listFilters, sortFilters, searchFilters, numberFilters, dateFilters, siteFilters} {
		maps.Copy(filters, some)
	}
}
