package kramdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// entitySource returns the length of a reference to a character at the beginning
// of s, such as &amp; or &#38;, or 0.
func entitySource(s string) int {
	if len(s) < 3 || s[0] != '&' {
		return 0
	}
	i := 1
	switch {
	case strings.HasPrefix(s, "&#x"):
		for i = 3; i < len(s) && (isDigit(s[i]) || 'a' <= s[i]|0x20 && s[i]|0x20 <= 'f'); i++ {
		}
		if i == 3 {
			return 0
		}
	case s[1] == '#':
		for i = 2; i < len(s) && isDigit(s[i]); i++ {
		}
		if i == 2 {
			return 0
		}
	default:
		for i < len(s) && (isNameByte(s[i]) || s[i] == ':' || i > 1 && (s[i] == '-' || s[i] == '.')) {
			i++
		}
		if i == 1 {
			return 0
		}
	}
	if !strings.HasPrefix(s[i:], ";") {
		return 0
	}
	return i + 1
}

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

// Codes of entities by their names, and the reverse.
var entityCodes, entityNames = func() (map[string]rune, map[rune]string) {
	codes, names := map[string]rune{}, map[rune]string{}
	for _, run := range entities {
		for i, name := range strings.Fields(run.names) {
			code := run.from + rune(i)
			codes[name], names[code] = code, name
		}
	}
	return codes, names
}()

// entities are the entities that kramdown knows, those of HTML 4 and a few more,
// in runs of codes. The names of 8968 and 8969, and of 9001 and 9002, are as
// kramdown has them.
var entities = []struct {
	from  rune
	names string
}{
	{34, "quot"},
	{38, "amp apos"},
	{60, "lt"},
	{62, "gt"},
	{160, "" +
		"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr " +
		"deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 " +
		"frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc " +
		"Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times " +
		"Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml " +
		"aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde " +
		"ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn " +
		"yuml"},
	{338, "OElig oelig"},
	{352, "Scaron scaron"},
	{376, "Yuml"},
	{402, "fnof"},
	{710, "circ"},
	{732, "tilde"},
	{913, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"},
	{931, "Sigma Tau Upsilon Phi Chi Psi Omega"},
	{945, "" +
		"alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi " +
		"rho sigmaf sigma tau upsilon phi chi psi omega"},
	{977, "thetasym upsih"},
	{982, "piv"},
	{8194, "ensp emsp"},
	{8201, "thinsp"},
	{8204, "zwnj zwj lrm rlm"},
	{8211, "ndash mdash"},
	{8216, "lsquo rsquo sbquo"},
	{8220, "ldquo rdquo bdquo"},
	{8224, "dagger Dagger bull"},
	{8230, "hellip"},
	{8240, "permil"},
	{8242, "prime Prime"},
	{8249, "lsaquo rsaquo"},
	{8254, "oline"},
	{8260, "frasl"},
	{8364, "euro"},
	{8465, "image"},
	{8472, "weierp"},
	{8476, "real"},
	{8482, "trade"},
	{8501, "alefsym"},
	{8592, "larr uarr rarr darr harr"},
	{8629, "crarr"},
	{8656, "lArr uArr rArr dArr hArr"},
	{8704, "forall"},
	{8706, "part exist"},
	{8709, "empty"},
	{8711, "nabla isin notin"},
	{8715, "ni"},
	{8719, "prod"},
	{8721, "sum minus"},
	{8727, "lowast"},
	{8730, "radic"},
	{8733, "prop infin"},
	{8736, "ang"},
	{8743, "and or cap cup int"},
	{8756, "there4"},
	{8764, "sim"},
	{8773, "cong"},
	{8776, "asymp"},
	{8800, "ne equiv"},
	{8804, "le ge"},
	{8834, "sub sup nsub"},
	{8838, "sube supe"},
	{8853, "oplus"},
	{8855, "otimes"},
	{8869, "perp"},
	{8901, "sdot"},
	{8942, "vellip"},
	{8968, "rceil lceil lfloor rfloor"},
	{9001, "rang lang"},
	{9674, "loz"},
	{9824, "spades"},
	{9827, "clubs"},
	{9829, "hearts diams"},
}
