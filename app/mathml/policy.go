package mathml

import "regexp"

// allowed are the elements that may be in the output, each with its own attributes.
// A formula that makes another one is refused; other attributes are left out.
var allowed = map[string]string{
	"math": "display", "semantics": "", "annotation": "encoding",
	// Symbols and text
	"mi": "mathvariant", "mn": "", "mtext": "",
	"mo":     "accent fence form largeop lspace maxsize minsize movablelimits rspace separator stretchy symmetric",
	"mspace": "depth height width",
	// Fractions, roots and groups
	"mfrac": "linethickness", "mroot": "", "msqrt": "",
	"mpadded": "depth height lspace voffset width", "mphantom": "", "mrow": "", "mstyle": "",
	// Scripts and accents
	"msub": "", "msubsup": "", "msup": "", "mmultiscripts": "", "mprescripts": "", "none": "",
	"mover": "accent", "munder": "accentunder", "munderover": "accent accentunder",
	// Matrices
	"mtable": "", "mtd": "", "mtr": "id",
}

// Attributes returns the attributes that an element of MathML may have, with a space
// around each, and whether there may be that element.
func Attributes(element string) (names string, ok bool) {
	own, ok := allowed[element]
	return " " + own + everywhere, ok
}

// everywhere are the attributes that every element may have. The classes are those
// of this file; Temml's own are left out.
const everywhere = " class displaystyle mathbackground mathcolor mathsize scriptlevel "

// The Content-Security-Policy forbids style attributes, and MathML Core has no other
// way to say some of what they say, so there are classes instead, for which the
// site's style sheet has rules.
const (
	classLeft       = "m-left"        // a cell's content is at its left
	classRight      = "m-right"       // or right
	classFlushLeft  = "m-flush-left"  // no space left of a cell
	classFlushRight = "m-flush-right" // or right
	classApart      = "m-apart"       // a wide space left of a cell
	classWide       = "m-wide"        // a table as wide as the page
	classFill       = "m-fill"        // its first and last cells take what is left
	classTop        = "m-top"         // a line above
	classBottom     = "m-bottom"      // below
	classStart      = "m-start"       // left of
	classEnd        = "m-end"         // right of
	classBox        = "m-box"         // lines around
	classUp         = "m-up"          // a line through, from the lower left
	classDown       = "m-down"        // from the upper left
	classThrough    = "m-through"     // from left to right
	classBold       = "m-bold"        // bold operators
	classBack       = "m-back"        // a negative thin space
	classLapLeft    = "m-lap-left"    // what takes no space and is left of its place
	classReference  = "m-ref"         // the name that \ref is to
	classInBrackets = "m-eqref"       // or \eqref
	classLapCentre  = "m-lap-centre"  // or on both sides of it
)

// ClassNumber is that of an element in which there is to be a number, and IsReference tells the
// classes of those in which there is to be that of the row that they name.
const ClassNumber = "m-number"

func IsReference(class string) (is, inBrackets bool) {
	return class == classReference || class == classInBrackets, class == classInBrackets
}

// RowID returns the id of the row that \label gives a name, as MathJax does, with the letters and
// digits that Temml leaves.
func RowID(label string) string {
	return rowID + notOfID.ReplaceAllString(label, "")
}

const rowID = "mjx-eqn:"

var notOfID = regexp.MustCompile(`[^A-Za-z0-9_-]`)

// classes are those for Temml's classes and its styles, by property and value or by
// property alone. What is not here matters little: spaces that are near the
// browsers' own, nudges by fractions of a letter.
var classes = map[string]string{
	"tml-left": classLeft, "text-align:left": classLeft, "tml-right": classRight,
	"padding-left:0": classFlushLeft, "padding-right:0": classFlushRight, "padding-left:1em": classApart,
	"padding:0":  classFlushLeft + " " + classFlushRight,
	"width:100%": classWide, "width:50%": classFill, "width:7.5%": classFill,
	"border-top": classTop, "border-bottom": classBottom, "border-left": classStart, "border-right": classEnd,
	"border": classBox, "font-weight:bold": classBold, "menclose": classUp,
	"position:relative": classLapLeft, "display:flex": classLapCentre,
}

// enclosures are the classes for what <menclose> draws, which is not in MathML Core.
var enclosures = map[string]string{
	"top": classTop, "bottom": classBottom, "box": classBox, "circle": classBox,
	"updiagonalstrike": classUp, "downdiagonalstrike": classDown, "horizontalstrike": classThrough,
	"longdiv": classTop + " " + classStart, "phasorangle": classBottom + " " + classStart, "actuarial": classTop + " " + classEnd,
}

// drawn are the classes of elements that are there for Temml's style sheet to draw.
var drawn = []string{"tml-cancel", "longdiv-arc", "phasor-angle", "textcircle", "tml-cancelto"}
