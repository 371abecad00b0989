package prepare

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/problem"
)

// What the policy leaves out is told where a reader misses it. Most attributes of old posts
// say how things look, or something to other programs: these are left out in silence.

// noEffect are removed elements of which a reader sees nothing anywhere.
var noEffect = setOf("base", "datalist", "link", "meta", "noembed", "noframes", "noscript", "template", "title")

// transparent are elements that are no more than what is in them.
var transparent = setOf("address", "blink", "body", "head", "hgroup", "html", "map", "area", "marquee", "param", "search", "slot",
	"basefont", "spacer", "bgsound", "nextid")

// formElements are those of forms, of which the texts are kept.
var formElements = setOf("button", "fieldset", "form", "input", "keygen", "legend", "meter", "optgroup", "option", "output", "progress",
	"select", "textarea")

// otherElements are the rest of HTML.
var otherElements = setOf("dialog", "frame", "image", "isindex", "selectedcontent")

// isHTML reports whether there is an element of this name.
func isHTML(name string) bool {
	_, isAllowed := allowed[name]
	_, isRenamed := renamed[name]
	return isAllowed || isRenamed || removed[name] || transparent[name] || formElements[name] || otherElements[name]
}

// isCustom reports whether an element is one that scripts make, or of a vocabulary of its own: it
// is ended, which what is written about is not.
func (c *cleaner) isCustom(name string) bool {
	return strings.ContainsAny(name, "-:") && strings.Contains(strings.ToLower(cmp.Or(c.Written, c.Source)), "</"+name)
}

const (
	hintForm     = "no form works in a post: link to a page that has it"
	hintElement  = "posts hold text, pictures and embeds of known video sites"
	hintEmphasis = "no colour or style of a post counts: write **, * or <mark> around what is to stand out"
)

// hints are what to do about elements of which nothing is shown.
var hints = map[string]string{
	"applet": "link to what it plays", "canvas": "show a picture of what is drawn", "embed": "link to the file",
	"object": "link to the file", "script": "no script in a post runs: link to a page that has it",
	"style": "no style of a post counts", "svg": "save it as a file, and show that as a picture",
}

// tellRemoved tells of an element that is removed, or whose content alone stays.
func (c *cleaner) tellRemoved(name string, attrs []html.Attribute) {
	what, hint := "<"+name+"> left out", cmp.Or(hints[name], hintElement)
	switch {
	case name == "script":
		if !runs(dom.Attribute(attrs, "type")) {
			return
		}
		if u, err := url.Parse(dom.Attribute(attrs, "src")); err == nil && u.Host != "" {
			what = "<script> of " + problem.Quote(u.Host) + " left out"
		}
	case noEffect[name], transparent[name]:
		return
	case formElements[name]:
		c.tell("<"+name, problem.InHTML, "a form is left out", hintForm)
		return
	case !removed[name] && !isHTML(name) && !c.isCustom(name):
		c.tell("<"+name, problem.InMarkdown, "<"+name+"> is taken for HTML, and not shown", "write `<"+name+">` in code, or &lt; in place of <")
		return
	case !removed[name]:
		what, hint = what+", its content is kept", "use Markdown, or an HTML element for text"
	}
	c.tell("<"+name, problem.InHTML, what, hint)
}

// runs reports whether a script of a type is one, and no data.
func runs(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "module" || strings.HasSuffix(kind, "script")
}

// tellAttribute tells of an attribute that is left out.
func (c *cleaner) tellAttribute(element string, a html.Attribute) {
	switch {
	case a.Key == "onerror", a.Key == "onload": // What they do is for the page, not for the reader.
	case strings.HasPrefix(a.Key, "on"):
		c.tell(a.Key, problem.InHTML, "attribute "+problem.Quote(a.Key)+" left out", "no script in a post runs")
	case a.Key == "style":
		for declaration := range strings.SplitSeq(a.Val, ";") {
			if property, _, _ := strings.Cut(declaration, ":"); strings.TrimSpace(property) != "white-space" || !ownSpace[element] {
				c.tellStyle(declaration, strings.TrimSpace(declaration))
			}
		}
	case a.Key == "color", a.Key == "bgcolor":
		c.tellStyle(a.Key+":"+a.Val, a.Key+"=")
	case a.Key == "autoplay":
		c.tell(a.Key, problem.InMarkdown, "attribute "+problem.Quote(a.Key)+" left out", "nothing plays until a reader starts it: remove it")
	case a.Key == "usemap", a.Key == "popovertarget", a.Key == "srcdoc":
		c.tell(a.Key, problem.InHTML, "attribute "+problem.Quote(a.Key)+" left out", "write links in its place")
	}
}

// ownSpace are the elements whose spaces are all shown anyway.
var ownSpace = setOf("code", "listing", "pre", "textarea")

// tellForeign tells of an attribute of MathML or SVG that is left out, unless it is of a program
// that drew it, or for a pointer.
func (c *cleaner) tellForeign(a html.Attribute) {
	switch {
	case a.Namespace != "", strings.ContainsRune(a.Key, ':'), strings.HasPrefix(a.Key, "data-"), strings.HasPrefix(a.Key, "aria-"), unseen[a.Key]:
	case strings.HasPrefix(a.Key, "on"):
		c.tellAttribute("", a)
	default:
		c.tell(a.Key, problem.InHTML, "attribute "+problem.Quote(a.Key)+" left out", "formulas and drawings hold shapes, symbols and text")
	}
}

var unseen = setOf("baseprofile", "baseProfile", "contentscripttype", "cursor", "enable-background", "focusable", "pointer-events",
	"preserveaspectratio", "tabindex", "version", "zoomandpan")

// styles are the properties by which a text says something, and what says it here.
var styles = map[string]string{
	"color": hintEmphasis, "bgcolor": hintEmphasis, "background": hintEmphasis, "background-color": hintEmphasis,
	"font-style": hintEmphasis, "font-weight": hintEmphasis,
	"text-decoration": "write <s> or <u>", "text-decoration-line": "write <s> or <u>",
	"text-transform": "write the letters as they are to be read",
	"visibility":     "write hidden, or remove it",
	"white-space":    "write it as code, between lines of ```",
}

// plainStyle are values that say what is so anyway.
var plainStyle = setOf("", "0", "300", "400", "auto", "black", "currentcolor", "gray", "grey", "inherit", "initial", "none",
	"normal", "nowrap", "pre-line", "revert", "transparent", "unset", "visible", "white")

// tellStyle tells of a declaration whose property says something, where a text has the needle.
func (c *cleaner) tellStyle(declaration, needle string) {
	property, value, _ := strings.Cut(strings.ToLower(declaration), ":")
	property = strings.TrimSpace(property)
	value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
	if hint := styles[property]; hint != "" && !plainStyle[value] && !isGrey(value) {
		c.tell(needle, problem.InHTML, "style "+problem.Quote(property)+" left out", hint)
	}
}

// hexColour and decimalColour match the parts of colours.
var (
	hexColour     = regexp.MustCompile(`^#?(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$`)
	decimalColour = regexp.MustCompile(`^rgba?\( *([0-9]{1,3})[ ,]+([0-9]{1,3})[ ,]+([0-9]{1,3})\b`)
)

// greyest is how far apart the parts of a colour are that is hardly one.
const greyest = 0x20

// isGrey reports whether a colour is hardly one, as of texts that are pasted from elsewhere.
func isGrey(value string) bool {
	parts, base := hexColour.FindStringSubmatch(value), 16
	if parts == nil {
		parts, base = decimalColour.FindStringSubmatch(value), 10
	}
	if parts == nil {
		return false
	}
	var shades []int
	for _, part := range parts[1:] {
		if base == 16 && len(part) == 1 {
			part += part
		}
		if n, err := strconv.ParseInt(part, base, 32); err == nil {
			shades = append(shades, int(n))
		}
	}
	return slices.Max(shades)-slices.Min(shades) <= greyest
}

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}

// tell warns of what stands where a text has the needle.
func (c *cleaner) tell(needle string, kind problem.Kind, what, hint string) {
	if c.lineOf != nil {
		c.warn(kind, c.lineOf(needle), what, hint)
	}
}
