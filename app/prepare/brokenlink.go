package prepare

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// linkLike matches what an author may have meant as a link or image, in text: the mark
// of an image, the text, a blank, the parenthesis, the address, and the end.
var linkLike = regexp.MustCompile(`(!?)\[([^\[\]\n]+)\]([ \t]?)([(（])([^()（）\n]*)([)）]?)`)

// imageOfName matches an image that names a definition.
var imageOfName = regexp.MustCompile(`!\[[^\[\]\n]*\]\[([^\[\]\n]+)\]`)

// addressLike matches the beginning of what is no prose: an address, a path, or the name
// of a file.
var addressLike = regexp.MustCompile(`^(?i:https?://|mailto:|\.{0,2}/\S|#\S|[^\s/]+/\S|\S.*\.(?:avif|gif|html?|jpe?g|md|mp4|pdf|png|svg|webp|zip)$)`)

// number matches a mark such as [1], after which prose may go on in parentheses.
var number = regexp.MustCompile(`^[0-9xX *†‡]+$`)

// noticeLinks warns of links and images that are text because of how they are written,
// in a run of text before a node. Brackets are common in prose: only an image, or what
// leads to an address, is meant.
func (p *preparation) noticeLinks(src *source, start int, run string, next ast.Node) {
	for _, at := range linkLike.FindAllStringSubmatchIndex(run, -1) {
		part := func(i int) string { return run[at[2*i]:at[2*i+1]] }
		if at[0] > 0 && run[at[0]-1] == '\\' {
			continue
		}
		image, label, address := part(1) != "", part(2), strings.TrimSpace(part(5))
		written := run[at[0]:at[1]]
		auto, follows := next.(*ast.AutoLink)
		if follows = follows && at[1] == len(run); follows {
			address = string(auto.URL(src.code))
			written += address
		}
		if address == "" || liquid.MatchString(address) {
			continue
		}
		if !image && (!addressLike.MatchString(address) || part(3) != "" && (follows || number.MatchString(label))) {
			continue
		}
		hint := "write it in one line, with ) at its end"
		switch {
		case part(4) == "（" || part(6) == "）":
			hint = "write ( and ) in place of （ and ）"
		case part(3) != "":
			hint = "leave no blank between ] and ("
		case part(6) != "" && strings.ContainsAny(address, " \t"):
			hint = "write " + part(1) + "[" + label + "](<" + address + ">), or %20 for each blank"
		case follows:
			hint = "write (<address>) if it has blanks, and ) at its end"
		}
		p.warn(InMarkdown, src.line(start+at[0]), notOne(image)+quote(written), hint)
	}
	for _, at := range imageOfName.FindAllStringSubmatchIndex(run, -1) {
		name := run[at[2]:at[3]]
		p.warn(InMarkdown, src.line(start+at[0]), notOne(true)+quote(run[at[0]:at[1]]), "define it in a line of its own, ["+name+"]: and its address")
	}
}

func notOne(image bool) string {
	if image {
		return "an image shown as text: "
	}
	return "a link shown as text: "
}
