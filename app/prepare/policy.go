package prepare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/markdown"
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

// void are the allowed elements without content and end tag.
var void = map[string]bool{
	"br": true, "col": true, "hr": true, "img": true, "input": true, "source": true,
	"track": true, "wbr": true,
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
	// lang is the language of the text.
	lang string
	// rendered says that the HTML is the renderer's, whose footnotes have ids
	// that authors may not use.
	rendered bool
	// lookup returns where an address leads, and the size if it is a picture. A
	// nil lookup leaves addresses alone.
	lookup func(address string, image bool) (to string, width, height int)
	// warn, if not nil, is told what the policy changes.
	warn func(kind Kind, what, hint string)
}

func (c *cleaner) warning(kind Kind, what, hint string) {
	if c.warn != nil {
		c.warn(kind, what, hint)
	}
}

// element judges a start tag. It returns the tag to write for one that is kept,
// and the link that takes the place of one that is replaced.
func (c *cleaner) element(name string, attrs []html.Attribute) (html.Token, verdict) {
	written := name
	attrs = unstyled(name, attrs)
	if to, ok := renamed[name]; ok {
		name = to
	}
	tag := html.Token{Type: html.StartTagToken, Data: name}
	own, ok := allowed[name]
	switch {
	case removed[name]:
		c.warning(InHTML, "<"+name+"> left out", "posts hold text, pictures and embeds of known video sites: no scripts, styles or forms")
		return tag, remove
	case !ok:
		c.warning(InHTML, "<"+name+"> left out, its content is kept", "use Markdown, or an HTML element for text")
		return tag, unwrap
	case name == "iframe":
		return c.embed(attrs)
	case name == "input" && !isCheckBox(attrs):
		c.warning(InHTML, "<input> left out", "a post has no forms; write a task list as - [ ] text")
		return tag, remove
	}
	tag.Attr = c.attributes(written, " "+own+everywhere, attrs)
	if written == "center" {
		tag.Attr = withDefault(tag.Attr, "align", "center")
	}
	if name == "img" {
		if attribute(tag.Attr, "src") == "" {
			return tag, remove
		}
		tag.Attr = withDefault(tag.Attr, "alt", "")
		tag.Attr = c.withSize(tag.Attr, attribute(attrs, "src"))
		tag.Attr = withDefault(tag.Attr, "loading", "lazy")
		tag.Attr = withDefault(tag.Attr, "decoding", "async")
	}
	if name == "a" && markdown.IsExternal(attribute(tag.Attr, "href")) {
		tag.Attr = withDefault(tag.Attr, "rel", "noopener")
	}
	return tag, keep
}

// Elements whose attribute align is that of their text, and those with a size.
var (
	aligned = " caption center col colgroup div h1 h2 h3 h4 h5 h6 p tbody td tfoot th thead tr "
	sized   = " iframe img video "
)

// unstyled puts attributes that say the same in the place of what a style says, since no
// style of a post counts: alignment, size, and what is not shown. The rest stays.
func unstyled(element string, attrs []html.Attribute) []html.Attribute {
	style := attribute(attrs, "style")
	if style == "" {
		return attrs
	}
	attrs = without(attrs, "style")
	var rest []string
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(strings.ToLower(declaration), ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		switch name := " " + element + " "; {
		case property == "":
		case property == "text-align" && strings.Contains(aligned, name):
			attrs = append(without(attrs, "align"), html.Attribute{Key: "align", Val: value})
		case property == "display" && value == "none":
			attrs = append(without(attrs, "hidden"), html.Attribute{Key: "hidden"})
		case (property == "width" || property == "height") && strings.Contains(sized, name) && dimension.MatchString(strings.TrimSuffix(value, "px")):
			attrs = append(without(attrs, property), html.Attribute{Key: property, Val: value})
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
		if a.Key == "target" && element == "a" || hasAttribute(kept, a.Key) {
			continue
		}
		if a.Namespace != "" || !strings.Contains(names, " "+a.Key+" ") {
			c.warning(InHTML, "attribute "+quote(a.Key)+" of <"+element+"> left out", attributeHint(a.Key))
			continue
		}
		if value, ok := c.value(element, a.Key, a.Val); ok {
			kept = append(kept, html.Attribute{Key: a.Key, Val: value})
		}
	}
	return kept
}

func attributeHint(key string) string {
	switch {
	case strings.HasPrefix(key, "on"):
		return "no script in a post runs"
	case key == "style":
		return "give it a class, and the class a rule in the style sheet"
	}
	return "remove it"
}

var (
	dimension  = regexp.MustCompile(`^[0-9]{1,5}%?$`)
	descriptor = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?[wx]$`)
	word       = regexp.MustCompile(`^[A-Za-z-]+$`)
)

// value judges the value of an attribute that the element may have.
func (c *cleaner) value(element, key, value string) (string, bool) {
	ok := true
	switch key {
	case "href", "cite":
		return c.address(value, false)
	case "src", "poster":
		return c.address(value, true)
	case "srcset":
		return c.candidates(value)
	case "id":
		ok = value != "" && !strings.ContainsAny(value, " \t\n\f")
		if markdown.ReservedID(value) && !(c.rendered && strings.HasPrefix(value, "fn")) {
			c.warning(InHTML, "id "+quote(value)+" left out", "the page itself uses this name: choose another")
			ok = false
		}
	case "class":
		return c.classes(value)
	case "tabindex":
		ok = value == "0" || value == "-1"
	case "width", "height":
		value = strings.TrimSuffix(strings.TrimSpace(value), "px")
		ok = dimension.MatchString(value)
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
		if !strings.HasPrefix(name, reserved) || c.rendered && name == formulaClass {
			return false
		}
		c.warning(InHTML, "class "+quote(name)+" left out", "the page itself uses names that begin with "+reserved+": choose another")
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
		c.warning(BadAddress, "refused address "+quote(value), "use http, https, mailto or a path of this blog")
		return "", false
	}
	if c.lookup != nil {
		value, _, _ = c.lookup(value, image)
	}
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

// withSize gives a picture, unless it has both, its width and height, from which
// browsers know its shape before it is there. One that the author gave scales the
// other; a width in percent, of those that the style sheet has, becomes a class,
// since an attribute with a percent sign says nothing of the shape.
func (c *cleaner) withSize(attrs []html.Attribute, src string) []html.Attribute {
	w, h := attribute(attrs, "width"), attribute(attrs, "height")
	if c.lookup == nil || w != "" && h != "" {
		return attrs
	}
	_, width, height := c.lookup(strings.TrimSpace(src), true)
	if width <= 0 || height <= 0 {
		return attrs
	}
	if percent, ok := strings.CutSuffix(w, "%"); ok {
		n, _ := strconv.Atoi(percent)
		if n < 5 || n > 100 || n%5 != 0 {
			return attrs
		}
		class := strings.TrimSpace(attribute(attrs, "class") + " width-" + percent)
		attrs = without(without(attrs, "width"), "class")
		attrs = withDefault(attrs, "class", class)
	} else if n, err := strconv.Atoi(w); err == nil && n > 0 {
		width, height = n, scale(height, n, width)
	} else if n, err := strconv.Atoi(h); err == nil && n > 0 {
		width, height = scale(width, n, height), n
	} else if w != "" || h != "" {
		return attrs
	}
	attrs = withDefault(attrs, "width", strconv.Itoa(width))
	return withDefault(attrs, "height", strconv.Itoa(height))
}

// scale returns n * by / of, rounded, at least 1.
func scale(n, by, of int) int { return max(1, (n*by+of/2)/of) }

// isCheckBox reports whether an input is one that a reader cannot change.
func isCheckBox(attrs []html.Attribute) bool {
	return strings.EqualFold(attribute(attrs, "type"), "checkbox") && hasAttribute(attrs, "disabled")
}

func hasAttribute(attrs []html.Attribute, key string) bool {
	return slices.ContainsFunc(attrs, func(a html.Attribute) bool { return a.Key == key })
}

// attribute returns the value of an attribute, "" if there is none.
func attribute(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// withDefault adds an attribute unless there is one of its name.
func withDefault(attrs []html.Attribute, key, value string) []html.Attribute {
	if hasAttribute(attrs, key) {
		return attrs
	}
	return append(attrs, html.Attribute{Key: key, Val: value})
}

func without(attrs []html.Attribute, key string) []html.Attribute {
	return slices.DeleteFunc(slices.Clone(attrs), func(a html.Attribute) bool { return a.Key == key })
}

// quote quotes a piece of the source for a message, shortened.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:59]) + "…"
	}
	return strconv.Quote(s)
}
