package kramdown

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// entitySource returns the length of a reference to a character at the beginning
// of s, which is an "&", such as &amp; or &#38;, or 0.
func entitySource(s string) int {
	from, in := 1, isEntityByte
	switch {
	case strings.HasPrefix(s, "&-"), strings.HasPrefix(s, "&."):
		return 0
	case strings.HasPrefix(s, "&#x"):
		from, in = 3, isHexDigit
	case strings.HasPrefix(s, "&#"):
		from, in = 2, isDigit
	}
	n := from + lengthOf(s[from:], in)
	if n == from || !strings.HasPrefix(s[n:], ";") {
		return 0
	}
	return n + 1
}

func isEntityByte(c byte) bool { return isNameByte(c) || c == ':' || c == '-' || c == '.' }

func isHexDigit(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// entityCode returns the code of the character that a name, or a number after
// "#" or "#x", stands for.
func entityCode(s string) (code rune, ok bool) {
	digits, number := strings.CutPrefix(s, "#")
	if !number {
		code, ok = entityCodes[s]
		return code, ok
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	if err != nil {
		return utf8.MaxRune + 1, true
	}
	if 128 <= n && n < 160 {
		return charmap.Windows1252.DecodeByte(byte(n)), true
	}
	return rune(n), true
}

// entity parses a reference to a character. It reports whether there is one.
func (s *spans) entity(tree *node) bool {
	n := entitySource(s.rest())
	if n == 0 {
		return false
	}
	line := s.line()
	source := s.take(n)
	code, ok := entityCode(source[1 : n-1])
	if !ok {
		tree.add(&node{kind: kindEntity, code: '&', line: line})
		s.addText(tree, source[1:])
		return true
	}
	tree.add(&node{kind: kindEntity, code: code, original: source, line: line})
	return true
}

// entityText returns what an entity is written as. original is how it is typed,
// if it is.
func (o *Options) entityText(code rune, original string) string {
	special := code == '<' || code == '>' || code == '&'
	name := entityNames[code]
	switch output := o.EntityOutput; {
	case output == "as_char" && !special && utf8.ValidRune(code):
		return string(code)
	case (output == "as_input" || output == "as_char") && original != "":
		return original
	case (output == "symbolic" || special || code == '"') && name != "":
		return "&" + name + ";"
	}
	return "&#" + strconv.Itoa(int(code)) + ";"
}

// Codes of entities by their names, and the reverse. They are those of HTML, but for
// a few that are as kramdown has them.
var entityCodes, entityNames = func() (map[string]rune, map[rune]string) {
	codes := map[string]rune{"rceil": 8968, "lceil": 8969, "rang": 9001, "lang": 9002}
	names := map[rune]string{}
	for _, name := range strings.Fields(entities) {
		code, ok := codes[name]
		if !ok {
			code = firstRune(html.UnescapeString("&" + name + ";"))
		}
		codes[name], names[code] = code, name
	}
	return codes, names
}()

// entities are the entities that kramdown knows, those of HTML 4 and a few more.
const entities = `
	quot amp apos lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy
	reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12
	frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
	Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute
	Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
	ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
	ugrave uacute ucirc uuml yacute thorn yuml OElig oelig Scaron scaron Yuml fnof circ tilde Alpha
	Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau
	Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu
	xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv ensp emsp
	thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull
	hellip permil prime Prime lsaquo rsaquo oline frasl euro image weierp real trade alefsym larr
	uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni
	prod sum minus lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne equiv le
	ge sub sup nsub sube supe oplus otimes perp sdot vellip rceil lceil lfloor rfloor rang lang loz
	spades clubs hearts diams`
