package kramdown

import "strings"

// The elements of HTML as kramdown groups them.
var (
	inTextList = `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
		option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var`
	inBlocksList = `address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
		figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map
		nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul`
	emptyList = `area base br col command embed hr img input keygen link meta param source track wbr`

	blockModelList = `address applet article aside blockquote body dd details div dl fieldset figure
		figcaption footer form header hgroup iframe li main map menu nav noscript object section summary td`
	spanModelList = `a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins
		label legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt`
	rawModelList = `script style math option textarea pre code kbd samp var`

	spanElements  = setOf(inTextList)
	blockElements = setOf(inBlocksList)
	emptyElements = setOf(emptyList)
	blockModels   = setOf(blockModelList)
	spanModels    = setOf(spanModelList)
	htmlElements  = setOf(inTextList, inBlocksList, emptyList, blockModelList, spanModelList, rawModelList)
	// inText are the elements that go on with a paragraph.
	inText = setOf(inTextList, "script")
)

func setOf(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, name := range strings.Fields(list) {
			set[name] = true
		}
	}
	return set
}

// modelOf returns how the content of an element is read where kramdown is read
// in HTML.
func modelOf(name string) model {
	switch {
	case blockModels[name]:
		return modelBlock
	case spanModels[name]:
		return modelSpan
	}
	return modelRaw
}

var markdownModels = map[string]model{"0": modelRaw, "span": modelSpan, "block": modelBlock}

// markdownModel returns what the value of the attribute markdown says for an
// element; modelNone if nothing.
func markdownModel(name, value string) model {
	if value == "1" {
		return modelOf(name)
	}
	return markdownModels[value]
}

// elementName returns the name that an element of HTML has in documents, in
// lower case; that of another is left as it is.
func elementName(name string) string {
	if low := lower(name); htmlElements[low] {
		return low
	}
	return name
}

// tag is a start tag.
type tag struct {
	name   string // As it is typed.
	attrs  attributes
	closed bool // It ends with "/>".
	length int
}

// beginsTag reports whether what s begins with, a "<", may begin HTML.
func beginsTag(s string) bool {
	return strings.HasPrefix(s, "</") || strings.HasPrefix(s, "<!--") || tagNameLength(s[1:]) > 0
}

// startTag reads the start tag at the beginning of s. Values of attributes are in
// quotation marks or words.
func (p *parser) startTag(s string) (t tag, ok bool) {
	n := 0
	if strings.HasPrefix(s, "<") {
		n = tagNameLength(s[1:])
	}
	if n == 0 {
		return t, false
	}
	t.name = s[1 : 1+n]
	known := htmlElements[lower(t.name)]
	i := 1 + n
	for {
		space := spaceLength(s[i:])
		n := tagNameLength(s[i+space:])
		if space == 0 || n == 0 || len(t.attrs) == maxTagAttributes {
			i += space
			break
		}
		i += space
		name := s[i : i+n]
		i += n
		value, n := p.attributeValue(s[i:])
		i += n
		if known {
			name = lower(name)
		}
		t.attrs.set(name, value)
	}
	if strings.HasPrefix(s[i:], "/") {
		t.closed = true
		i++
	}
	if !strings.HasPrefix(s[i:], ">") {
		return t, false
	}
	t.length = i + 1
	return t, true
}

// attributeValue reads "=" and a value at the beginning of s. length is 0 if
// there is none.
func (p *parser) attributeValue(s string) (value string, length int) {
	i := spaceLength(s)
	if !strings.HasPrefix(s[i:], "=") {
		return "", 0
	}
	i++
	i += spaceLength(s[i:])
	if i == len(s) {
		return "", 0
	}
	if s[i] == '"' || s[i] == '\'' {
		if p.exhausted() {
			return "", 0
		}
		n := strings.IndexByte(s[i+1:], s[i])
		if n < 0 {
			p.spend(len(s))
			return "", 0
		}
		return s[i+1 : i+1+n], i + n + 2
	}
	word := wordAt(s[i:])
	if word == "" {
		return "", 0
	}
	return word, i + len(word)
}

// endTag reads the end tag at the beginning of s. length is 0 if there is none.
func endTag(s string) (name string, length int) {
	if !strings.HasPrefix(s, "</") {
		return "", 0
	}
	n := tagNameLength(s[2:])
	end := 2 + n + spaceLength(s[2+n:])
	if n == 0 || !strings.HasPrefix(s[end:], ">") {
		return "", 0
	}
	return s[2 : 2+n], end + 1
}

// endTagAt returns where in s, and where after it, the end tag of an element is,
// whatever the case of its name; from is -1 if there is none.
func (p *parser) endTagAt(s, name string) (from, to int) {
	for i := 0; i < len(s) && !p.exhausted(); i += 2 {
		n := strings.Index(s[i:], "</")
		if n < 0 {
			break
		}
		i += n
		if hasPrefixFold(s[i+2:], name) {
			end := i + 2 + len(name)
			end += spaceLength(s[end:])
			if strings.HasPrefix(s[end:], ">") {
				return i, end + 1
			}
		}
	}
	p.spend(len(s))
	return -1, -1
}

// markup reads a comment or an instruction at the beginning of s. It returns its
// length, or 0.
func (p *parser) markup(s, opening, closing string) int {
	if !strings.HasPrefix(s, opening) || p.exhausted() {
		return 0
	}
	n := strings.Index(s[len(opening):], closing)
	if n < 0 {
		p.spend(len(s))
		return 0
	}
	return len(opening) + n + len(closing)
}

func (p *parser) commentLength(s string) int { return p.markup(s, "<!--", "-->") }
