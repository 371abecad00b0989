package prepare

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linkLike matches what an author may have meant as a link or image, in text: the mark
// of an image, the text, a blank, the parenthesis, the address, and the end.
var linkLike = regexp.MustCompile(`(!?)\[([^\[\]]+)\]([ \t]?)([(（])((?:[^()（）]|\([^()]*\))*)([)）]?)`)

// imageOfName matches an image that names a definition, or is named by its own text.
var imageOfName = regexp.MustCompile(`!\[([^\[\]]+)\]\[([^\[\]]*)\]`)

// wikiLike matches an image or a link between two brackets, as other programs have them.
var wikiLike = regexp.MustCompile(`(!?)\[\[(\pL[^\[\]\n]*)\]\]`)

// definitionLike matches a definition whose address has blanks.
var definitionLike = regexp.MustCompile(`(?m)^\[([^\[\]^]+)\]:[ \t]+([^\s<]\S*[ \t].*)$`)

// tagLike matches the beginning of an element that shows something, which its attributes
// keep from being one; its quotation marks may be set already.
var tagLike = regexp.MustCompile(`(<(?:a|audio|iframe|img|video)\s+\w+=)["'“”‘’]([^<>"'“”‘’]*)[^<>]*`)

// addressLike matches the beginning of what is no prose: an address, a path, or the name
// of a file.
var addressLike = regexp.MustCompile(`^(?i:https?://|mailto:|\.{0,2}/\S|#\S|[^\s/]+/\S|\S.*\.(?:avif|gif|html?|jpe?g|md|mp4|pdf|png|svg|webp|zip)$)`)

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
		found = append(found, brokenLink{at, what + " shown as text: " + quote(strings.Join(strings.Fields(written), " ")), hint})
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
		if !image && (!addressLike.MatchString(address) || part(3) != "" && (isBare || number.MatchString(label))) {
			continue
		}
		if !image && part(6) == "" && strings.Contains(address, "\n") { // Prose goes on.
			continue
		}
		hint := "write it in one line, with ) at its end"
		switch {
		case part(4) == "（" || part(6) == "）":
			hint = "write ( and ) in place of （ and ）"
		case part(3) != "":
			hint = "leave no blank between ] and ("
		case part(6) != "" && strings.ContainsAny(address, " \t"):
			hint = "write " + part(1) + "[" + strings.Join(strings.Fields(label), " ") + "](<" + strings.Trim(address, "()") + ">), or %20 for each blank"
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
		image := at[2] != at[3]
		name, label, _ := strings.Cut(run[at[4]:at[5]], "|")
		hint := "write [" + cmp.Or(label, name) + "](address)"
		if image {
			hint = "write ![](<" + name + ">), with the folder before its name"
		}
		add(at[0], image, run[at[0]:at[1]], hint)
	}
	for _, at := range definitionLike.FindAllStringSubmatchIndex(run, -1) {
		if address := run[at[4]:at[5]]; addressLike.MatchString(strings.TrimSpace(address)) {
			add(at[0], false, run[at[0]:at[1]], "write ["+run[at[2]:at[3]]+"]: <"+strings.TrimSpace(address)+">, or %20 for each blank")
		}
	}
	return found
}

// noticeLinks warns of broken links in a run of text before a node.
func (p *preparation) noticeLinks(src *source, start int, run string, next ast.Node) {
	follows := ""
	if auto, ok := next.(*ast.AutoLink); ok {
		follows = string(auto.URL(src.code))
	}
	for _, b := range brokenLinks(run, follows) {
		p.warn(InMarkdown, src.line(start+b.at), b.what, b.hint)
	}
	for _, at := range tagLike.FindAllStringIndex(run, -1) {
		if at[0] == 0 || run[at[0]-1] != '\\' {
			p.warn(InMarkdown, src.line(start+at[0]), brokenTag(run[at[0]:at[1]]), closeQuotes)
		}
	}
}

const closeQuotes = "write each attribute with a quotation mark before and after its value"

func brokenTag(written string) string { return "HTML shown as text: " + quote(written) }

// noticeBroken warns of broken links in what Jekyll made of a text. What is written in
// code, or escaped, is as it should be.
func (p *preparation) noticeBroken(n *html.Node, written string) {
	switch {
	case n.Type == html.TextNode && strings.ContainsAny(n.Data, "[<"):
		for _, b := range brokenLinks(n.Data, "") {
			label, _, _ := strings.Cut(strings.TrimLeft(n.Data[b.at:], "!["), "]")
			line := lineOf(written, "["+label+"]")
			if line > 0 || !strings.Contains(written, `\[`+label) && !strings.Contains(written, label+`\]`) {
				p.warn(InMarkdown, line, b.what, b.hint)
			}
		}
		for _, tag := range tagLike.FindAllStringSubmatch(n.Data, -1) {
			line := max(lineOf(written, tag[1]+`"`+tag[2]), lineOf(written, tag[1]+"'"+tag[2]))
			if line > 0 { // Else its < is written as &lt;
				p.warn(InMarkdown, line, brokenTag(tag[0]), closeQuotes)
			}
		}
	case n.Type == html.ElementNode && isVerbatim[n.DataAtom]:
	default:
		for child := range n.ChildNodes() {
			p.noticeBroken(child, written)
		}
	}
}

var isVerbatim = map[atom.Atom]bool{
	atom.A: true, atom.Code: true, atom.Kbd: true, atom.Math: true, atom.Noscript: true, atom.Pre: true, atom.Samp: true, atom.Script: true,
	atom.Style: true, atom.Svg: true, atom.Template: true, atom.Textarea: true,
}
