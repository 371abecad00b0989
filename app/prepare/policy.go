package prepare

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
	"hanji/app/problem"
	"hanji/app/theme"
)

// allowed is the policy: the elements that a post may hold, raw or rendered
// from Markdown, each with its own attributes. What is not here is unwrapped (its
// content stays), renamed, replaced by a link or removed, as listed below. MathML and
// SVG, which a text that is HTML may hold, have theirs in foreign.go.
var allowed = map[string]string{
	// Text
	"a": "href rel", "abbr": "", "b": "", "bdi": "", "bdo": "", "br": "", "cite": "", "code": "",
	"data": "value", "del": "cite datetime", "dfn": "", "em": "", "i": "", "ins": "cite datetime",
	"kbd": "", "mark": "", "q": "cite", "s": "", "samp": "", "small": "", "span": "", "strong": "",
	"sub": "", "sup": "", "time": "datetime", "u": "", "var": "", "wbr": "",
	"ruby": "", "rb": "", "rt": "", "rtc": "", "rp": "",
	// Blocks
	"blockquote": "cite", "details": "open", "div": "", "dd": "", "dl": "", "dt": "",
	"figcaption": "", "figure": "", "hr": "", "li": "value", "ol": "start reversed type",
	"p": "", "pre": "", "section": "", "summary": "", "ul": "",
	"h2": "", "h3": "", "h4": "", "h5": "", "h6": "",
	// Tables
	"caption": "", "col": "span width", "colgroup": "span width", "table": "width",
	"tbody": "", "td": "colspan rowspan headers width height", "tfoot": "",
	"th": "colspan rowspan headers scope abbr width height", "thead": "", "tr": "",
	// Media
	"img":     "src srcset sizes alt width height loading decoding",
	"picture": "", "source": "src srcset sizes media type width height",
	"audio":  "src controls loop muted preload",
	"video":  "src controls loop muted preload poster width height playsinline",
	"track":  "src kind srclang label default",
	"iframe": embedAttributes,
	// Task lists
	"input": "type checked disabled", "label": "",
}

// everywhere are the attributes that every allowed element may have.
const everywhere = " align aria-describedby aria-hidden aria-label aria-labelledby class dir hidden id lang role tabindex title "

// renamed are elements that stand for another.
var renamed = map[string]string{
	"acronym": "abbr", "article": "div", "aside": "div", "big": "span", "center": "div",
	"dir": "ul", "font": "span", "footer": "div", "h1": "h2", "header": "div", "listing": "pre",
	"main": "div", "menu": "ul", "nav": "div", "nobr": "span", "strike": "s", "tt": "code",
}

// removed are elements of which nothing is shown, their content included: it is
// code, or what a browser that cannot run it shows, or not HTML.
var removed = map[string]bool{
	"applet": true, "base": true, "canvas": true, "datalist": true, "embed": true, "frameset": true,
	"link": true, "math": true, "meta": true, "noembed": true, "noframes": true, "noscript": true,
	"object": true, "plaintext": true, "script": true, "select": true, "style": true, "svg": true,
	"template": true, "textarea": true, "title": true, "xmp": true,
}

// verdict is what the policy decides about an element.
type verdict int

const (
	keep    verdict = iota
	unwrap          // its content stays
	remove          // nothing stays
	replace         // another element takes its place
)

// cleaner applies the policy.
type cleaner struct {
	*preparation
	// rendered says that the HTML is the renderer's, whose footnotes have ids
	// that authors may not use.
	rendered bool
	// lineOf finds the line that holds an address or the beginning of a tag. A cleaner
	// without it says nothing.
	lineOf func(needle string) int
}

// cleanerAt returns a cleaner for what stands on a line.
func (p *preparation) cleanerAt(line int) *cleaner {
	return &cleaner{preparation: p, lineOf: func(string) int { return line }}
}

func (c *cleaner) warning(kind problem.Kind, what, hint string) {
	if c.lineOf != nil {
		c.warn(kind, c.lineOf(named.FindString(what)), what, hint)
	}
}

// element judges a start tag. It returns the tag to write for one that is kept,
// and the link that takes the place of one that is replaced.
func (c *cleaner) element(name string, attrs []html.Attribute) (html.Token, verdict) {
	written := name
	attrs = unstyled(name, attrs)
	var size pictureSize
	if name == "img" {
		attrs, size = takeSize(attrs)
	}
	if to, ok := renamed[name]; ok {
		name = to
	}
	tag := html.Token{Type: html.StartTagToken, Data: name}
	own, ok := allowed[name]
	switch {
	case removed[name]:
		c.tellRemoved(name, attrs)
		return tag, remove
	case !ok:
		c.tellRemoved(name, attrs)
		return tag, unwrap
	case name == "iframe":
		return c.embed(attrs)
	case name == "input" && !isCheckBox(attrs):
		c.tellRemoved(name, attrs)
		return tag, remove
	}
	tag.Attr = c.attributes(written, " "+own+everywhere, attrs)
	if written == "center" {
		tag.Attr = dom.WithDefaults(tag.Attr, "align", "center")
	}
	if name == "img" {
		if dom.Attribute(tag.Attr, "src") == "" {
			return tag, remove
		}
		tag.Attr = dom.WithDefaults(tag.Attr, "alt", "")
		tag.Attr = c.withSize(tag.Attr, dom.Attribute(attrs, "src"), size)
		tag.Attr = dom.WithDefaults(tag.Attr, "loading", "lazy", "decoding", "async")
	}
	if name == "audio" || name == "video" { // Nothing plays by itself.
		tag.Attr = dom.WithDefaults(tag.Attr, "controls", "")
	}
	if name == "a" && markdown.IsExternal(dom.Attribute(tag.Attr, "href")) {
		tag.Attr = dom.WithDefaults(tag.Attr, "rel", "noopener")
	}
	return tag, keep
}

// sized are the elements with a width and a height.
const sized = " iframe img video "

// listTypes are the attributes that number a list as a style says.
var listTypes = map[string]string{"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I"}

// heading are the elements of headings.
var heading = setOf("h1", "h2", "h3", "h4", "h5", "h6")

// unstyled puts attributes that say the same in the place of what a style says, since no
// style of a post counts: alignment, size, and what is not shown. The rest stays.
func unstyled(element string, attrs []html.Attribute) []html.Attribute {
	style := dom.Attribute(attrs, "style")
	if style == "" {
		return attrs
	}
	attrs = dom.Without(attrs, "style")
	var rest []string
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(strings.ToLower(declaration), ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		switch name := " " + element + " "; {
		case property == "":
		case property == "text-align" && theme.AlignsText(element):
			attrs = append(dom.Without(attrs, "align"), html.Attribute{Key: "align", Val: value})
		case property == "display" && value == "none":
			attrs = append(dom.Without(attrs, "hidden"), html.Attribute{Key: "hidden"})
		case property == "list-style-type" && element == "ol" && listTypes[value] != "":
			attrs = dom.WithDefaults(attrs, "type", listTypes[value])
		case (property == "width" || property == "height") && strings.Contains(sized, name) && dimension.MatchString(strings.TrimSuffix(value, "px")):
			attrs = append(dom.Without(attrs, property), html.Attribute{Key: property, Val: value})
		case element == "img" && styleOfPicture(&attrs, property, value):
		default:
			rest = append(rest, declaration)
		}
	}
	if len(rest) > 0 {
		attrs = append(attrs, html.Attribute{Key: "style", Val: strings.Join(rest, ";")})
	}
	return attrs
}

// attributes returns the attributes that are allowed, in their order.
func (c *cleaner) attributes(element, names string, attrs []html.Attribute) []html.Attribute {
	var kept []html.Attribute
	for _, a := range attrs {
		if a.Key == "name" && element == "a" {
			a.Key = "id" // how anchors were written before HTML5
		}
		if dom.HasAttribute(kept, a.Key) {
			continue
		}
		if a.Namespace != "" || !strings.Contains(names, " "+a.Key+" ") {
			c.tellAttribute(element, a)
			continue
		}
		if a.Key == "id" && heading[element] && markdown.ReservedID(a.Val) { // It is made of the heading's text.
			continue
		}
		if value, ok := c.value(a.Key, a.Val); ok {
			kept = append(kept, html.Attribute{Key: a.Key, Val: value})
		}
	}
	return kept
}

var (
	dimension  = regexp.MustCompile(`^([0-9]{1,5})(?:\.[0-9]*)?(%?)$`)
	descriptor = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?[wx]$`)
	word       = regexp.MustCompile(`^[A-Za-z-]+$`)
)

// value judges the value of an attribute that the element may have.
func (c *cleaner) value(key, value string) (string, bool) {
	ok := true
	switch key {
	case "href", "cite":
		return c.address(value, false)
	case "src", "poster":
		return c.address(value, true)
	case "srcset":
		return c.candidates(value)
	case "id":
		// Links find one with blanks too, as pages of tags have them.
		ok = value != "" && !strings.ContainsAny(value, "\t\n\f\r") && strings.TrimSpace(value) == value
		if markdown.ReservedID(value) && !(c.rendered && strings.HasPrefix(value, "fn")) {
			c.warning(problem.InHTML, "id "+problem.Quote(value)+" left out", "the page itself uses this name: choose another")
			ok = false
		}
	case "class":
		return c.classes(value)
	case "tabindex":
		ok = value == "0" || value == "-1"
	case "width", "height":
		value = strings.TrimSuffix(strings.TrimSpace(value), "px")
		ok = dimension.MatchString(value)
		value = dimension.ReplaceAllString(value, "$1$2")
	case "hidden":
		value = ""
	case "align", "dir", "role":
		ok = word.MatchString(value)
	}
	return value, ok
}

// The style sheet and the scripts of the page go by classes that begin with reserved, as
// its ids do, so that no post is taken for a part of the page. Of a post's own classes
// those count that web/site.css has under "For authors"; the others mean nothing.
const reserved = "hanji-"

// formulaClass is that of the box in which a wide formula scrolls, which dress makes.
const formulaClass = reserved + "math"

// classes leaves out the page's own.
func (c *cleaner) classes(value string) (string, bool) {
	names := strings.Fields(value)
	kept := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		if !strings.HasPrefix(name, reserved) || c.rendered && (name == formulaClass || theme.Makes(name)) {
			return false
		}
		c.warning(problem.InHTML, "class "+problem.Quote(name)+" left out", "the page itself uses names that begin with "+reserved+": choose another")
		return true
	})
	if len(kept) == len(names) {
		return value, true
	}
	return strings.Join(kept, " "), len(kept) > 0
}

// address judges an address and looks up where it leads.
func (c *cleaner) address(value string, image bool) (string, bool) {
	value = strings.TrimSpace(value)
	if !markdown.Safe(value, image) {
		c.warning(problem.BadAddress, "refused address "+problem.Quote(value), "use http, https, mailto or a path of this blog")
		return "", false
	}
	value, _, _ = c.lookup(value, image)
	return value, true
}

// candidates judges the addresses of a srcset, which are followed by a width or
// a density and separated by commas.
func (c *cleaner) candidates(value string) (string, bool) {
	var list []string
	for candidate := range strings.SplitSeq(value, ",") {
		fields := strings.Fields(candidate)
		if len(fields) == 0 {
			continue
		}
		if len(fields) > 2 || len(fields) == 2 && !descriptor.MatchString(fields[1]) {
			return "", false
		}
		address, ok := c.address(fields[0], true)
		if !ok {
			return "", false
		}
		fields[0] = address
		list = append(list, strings.Join(fields, " "))
	}
	return strings.Join(list, ", "), len(list) > 0
}

// isCheckBox reports whether an input is one that a reader cannot change.
func isCheckBox(attrs []html.Attribute) bool {
	return strings.EqualFold(dom.Attribute(attrs, "type"), "checkbox") && dom.HasAttribute(attrs, "disabled")
}
