package prepare

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/problem"
)

// linkLike matches what an author may have meant as a link or image, in text: the mark
// of an image, the text, a blank, the parenthesis, the address, and the end.
var linkLike = regexp.MustCompile(`(!?)\[([^\[\]]+)\]([ \t]?)([(（])((?:[^()（）]|\([^()]*\))*)([)）]?)`)

// imageOfName matches an image that names a definition, or is named by its own text.
var imageOfName = regexp.MustCompile(`!\[([^\[\]]+)\]\[([^\[\]]*)\]`)

// wikiLike matches an image, or a link of several words, between two brackets, as other
// programs have them.
var wikiLike = regexp.MustCompile(`(?:^|[^\pL\pN)\]!])(?:(!)\[\[(\pL[^\[\]\n]*)\]\]|\[\[(\pL[^\[\]\n]*[ |#][^\[\]\n]*)\]\])`)

// definitionLike matches a definition: its name, its address, and what follows that.
var definitionLike = regexp.MustCompile(`(?m)^\[([^\[\]^]+)\]:[ \t]+([^\s<]\S*)(?:[ \t]+(.*?))?[ \t]*$`)

// titleLike matches the title of a definition.
var titleLike = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|\([^()]*\))$`)

// definedLike matches an address as definitions have it: prose has slashes too.
var definedLike = regexp.MustCompile(`(?i)^(?:https?://\S|mailto:\S|\.{0,2}/\S)|\.(?:avif|gif|html?|jpe?g|md|mp4|pdf|png|svg|webp|zip)$`)

// tagLike matches the beginning of an element that shows something, which its attributes
// keep from being one; its quotation marks may be set already.
var tagLike = regexp.MustCompile(`(<(?:a|audio|iframe|img|video)\s+\w+=)["'“”‘’]([^<>"'“”‘’]*)[^<>]*`)

// addressLike matches the beginning of what is no prose: an address, a path, or the name
// of a file.
var addressLike = regexp.MustCompile(`^(?i:https?://|mailto:|\.{0,2}/\S|#\S|[^\s/]+/\S|\S.*\.(?:avif|gif|html?|jpe?g|md|mp4|pdf|png|svg|webp|zip)$)`)

// isOfWeb matches an address of the web, without blanks.
var isOfWeb = regexp.MustCompile(`^(?i:https?://)\S+$`)

// number matches a mark such as [1], after which prose may go on in parentheses.
var number = regexp.MustCompile(`^[0-9xX *†‡]+$`)

// brokenLink is a link or an image that is text because of how it is written.
type brokenLink struct {
	at         int // bytes from the beginning of the run
	what, hint string
}

// brokenLinks finds them in a run of text. follows is the bare address that is a link
// right after it, "" for none. Brackets are common in prose: only an image, or what leads
// to an address, is meant.
func brokenLinks(run, follows string) (found []brokenLink) {
	add := func(at int, image bool, written, hint string) {
		if at > 0 && run[at-1] == '\\' {
			return
		}
		what := "a link"
		if image {
			what = "an image"
		}
		found = append(found, brokenLink{at, what + " shown as text: " + problem.Quote(oneLine(written)), hint})
	}
	for _, at := range linkLike.FindAllStringSubmatchIndex(run, -1) {
		part := func(i int) string { return run[at[2*i]:at[2*i+1]] }
		image, label, address := part(1) != "", part(2), strings.TrimSpace(part(5))
		written := run[at[0]:at[1]]
		isBare := follows != "" && at[1] == len(run)
		if isBare {
			address = follows
			written += address
		}
		if address == "" || liquid.MatchString(address) || strings.Contains(written, "\n\n") {
			continue
		}
		// An address in parentheses after brackets is common, and can be read.
		isApart := part(3) != "" && (isBare || number.MatchString(label) || isOfWeb.MatchString(address))
		if !image && (!addressLike.MatchString(address) || isApart) {
			continue
		}
		if !image && part(6) == "" && strings.Contains(address, "\n") { // Prose goes on.
			continue
		}
		hint := "write it in one line, with ) at its end"
		switch {
		case part(6) == ")" && part(4) == "(" && part(3) == "" && !strings.ContainsAny(address, " \t\n") && !strings.Contains(label, "\n"):
			hint = hintWhole
		case part(4) == "（" || part(6) == "）":
			hint = "write ( and ) in place of （ and ）"
		case part(3) != "":
			hint = "leave no blank between ] and ("
		case part(6) != "" && strings.ContainsAny(address, " \t"):
			if strings.HasPrefix(address, "(") && strings.HasSuffix(address, ")") {
				address = address[1 : len(address)-1]
			}
			hint = "write " + part(1) + "[" + oneLine(label) + "](<" + oneLine(address) + ">), or %20 for each blank"
		case isBare:
			hint = "write (<address>) if it has blanks, and ) at its end"
		}
		add(at[0], image, written, hint)
	}
	for _, at := range imageOfName.FindAllStringSubmatchIndex(run, -1) {
		name := run[at[4]:at[5]]
		if name == "" {
			name = run[at[2]:at[3]]
		}
		add(at[0], true, run[at[0]:at[1]], "define it in a line of its own, ["+name+"]: and its address")
	}
	for _, at := range wikiLike.FindAllStringSubmatchIndex(run, -1) {
		image, inner := at[2] >= 0, at[4:6]
		if !image {
			inner = at[6:8]
		}
		name, label, _ := strings.Cut(run[inner[0]:inner[1]], "|")
		start := inner[0] - len("[[")
		hint := "write [" + cmp.Or(label, name) + "](address)"
		if image {
			start--
			hint = "write ![](<" + name + ">), with the folder before its name"
		}
		add(start, image, run[start:at[1]], hint)
	}
	for _, at := range definitionLike.FindAllStringSubmatchIndex(run, -1) {
		name, address, rest := run[at[2]:at[3]], run[at[4]:at[5]], ""
		if at[6] >= 0 {
			rest = run[at[6]:at[7]]
		}
		isWhole := rest == "" || titleLike.MatchString(rest)
		hint := "leave an empty line before it"
		if !isWhole {
			address += " " + rest
			hint = "write [" + name + "]: <" + address + ">, or %20 for each blank"
		}
		if definedLike.MatchString(address) {
			add(at[0], false, run[at[0]:at[1]], hint)
		}
	}
	return found
}

// hintWhole is for what is written well, but where no Markdown is read.
const hintWhole = "leave an empty line before it, after the HTML"

// noticeLinks warns of broken links in a run of text before a node.
func (p *preparation) noticeLinks(src *source, start int, run string, next ast.Node) {
	follows := ""
	if auto, ok := next.(*ast.AutoLink); ok {
		follows = string(auto.URL(src.code))
	}
	for _, b := range brokenLinks(run, follows) {
		p.warn(problem.InMarkdown, src.line(start+b.at), b.what, b.hint)
	}
	for _, at := range tagLike.FindAllStringIndex(run, -1) {
		if at[0] == 0 || run[at[0]-1] != '\\' {
			p.warn(problem.InMarkdown, src.line(start+at[0]), brokenTag(run[at[0]:at[1]]), closeQuotes)
		}
	}
}

const closeQuotes = "write each attribute with a quotation mark before and after its value"

func brokenTag(written string) string { return "HTML shown as text: " + problem.Quote(written) }

// noticeBroken warns of broken links in what Jekyll made of a text. What is written in
// code, or escaped, is as it should be.
func (p *preparation) noticeBroken(root *html.Node) {
	written := sync.OnceValue(func() places { return placesIn(p.Written) }) // Few texts need it.
	for _, text := range dom.TextNodes(root, isVerbatim) {
		if !strings.ContainsAny(text.Data, "[<") {
			continue
		}
		for _, b := range brokenLinks(text.Data, "") {
			label, _, _ := strings.Cut(strings.TrimLeft(text.Data[b.at:], "!["), "]")
			if line, isEscaped := written().of(label); !isEscaped {
				p.warn(problem.InMarkdown, line, b.what, strings.Replace(b.hint, hintWhole, `kramdown reads no Markdown in HTML: write <a> or <img>, or give the element markdown="1"`, 1))
			}
		}
		for _, tag := range tagLike.FindAllStringSubmatch(text.Data, -1) {
			if line := written().tags[tag[1]+tag[2]]; line > 0 { // Else its < is written as &lt;
				p.warn(problem.InMarkdown, line, brokenTag(tag[0]), closeQuotes)
			}
		}
	}
}

// bracketed matches what is written in brackets, and the bracket before.
var bracketed = regexp.MustCompile(`(\\?!?\[?)\[([^\[\]]+)\]`)

// places are the lines on which a text has something first.
type places struct {
	labels, tags map[string]int
	escaped      map[string]bool
	hasEntities  bool
}

func placesIn(written string) places {
	p := places{map[string]int{}, map[string]int{}, map[string]bool{}, strings.Contains(written, "&#91;") || strings.Contains(written, "&lbrack;")}
	line, from := 1, 0
	note := func(lines map[string]int, name string, at int) {
		line += strings.Count(written[from:at], "\n")
		from = at
		if lines[name] == 0 {
			lines[name] = line
		}
	}
	for _, at := range bracketed.FindAllStringSubmatchIndex(written, -1) {
		label := written[at[4]:at[5]]
		if strings.HasPrefix(written[at[2]:at[3]], `\`) || strings.HasSuffix(label, `\`) {
			p.escaped[oneLine(strings.TrimSuffix(label, `\`))] = true
			continue
		}
		note(p.labels, oneLine(label), at[0])
	}
	line, from = 1, 0
	for _, at := range tagLike.FindAllStringSubmatchIndex(written, -1) {
		note(p.tags, written[at[2]:at[3]]+written[at[4]:at[5]], at[0])
	}
	return p
}

// of returns the line of a label, 0 if it is not known, and whether it is escaped where it is
// written, or where it is written too.
func (p places) of(label string) (line int, isEscaped bool) {
	label = oneLine(label)
	line = p.labels[label]
	return line, p.escaped[label] || line == 0 && p.hasEntities
}

// oneLine joins what is written in several lines.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var isVerbatim = map[string]bool{
	"a": true, "code": true, "kbd": true, "math": true, "noscript": true, "pre": true, "samp": true, "script": true,
	"style": true, "svg": true, "template": true, "textarea": true, "tt": true, "var": true,
}
