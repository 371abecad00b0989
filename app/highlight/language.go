package highlight

import (
	"iter"
	"slices"
	"strings"

	"hanji/app/problem"
)

// plain name code that has nothing to colour: output, notes, and the sources of pictures that
// programs draw.
var plain = strings.Fields(`text txt plain plaintext none no-highlight nohighlight raw quote code pre note
	output out stdout stderr result results log logs irb_output msgtrans tap escape esc
	tree files directory ascii diff-output email eml e-mail tsv env dotenv git gitignore license
	mermaid plantuml puml uml dot graphviz flow flowchart sequence sequence-diagram gantt mindmap markmap
	chart chartjs echarts plotly vega vega-lite vega_lite tikz tikzjax typograms pseudocode wavedrom bytefield d2 ditaa blockdiag nomnoml svgbob pikchr
	excalidraw drawio abc geojson topojson math katex asciimath table`)

// languages are what Rouge, Jekyll's highlighter, calls a language that chroma has under
// another name, or has the like of.
var languages = map[string]string{
	"c++11": "cpp", "cljs": "clojure", "cmm": "c", "common_lisp": "common-lisp", "conf": "ini", "config": "ini", "configuration": "ini",
	"csvs": "csv", "cuda": "cpp", "diff2html": "diff", "dlang": "d", "eruby": "erb", "ghc": "haskell", "ghc-cmm": "c", "heex": "html", "irb": "ruby", "json-doc": "json",
	"jsp": "html", "leex": "html", "lhaskell": "haskell", "lhs": "haskell", "liquid": "twig", "litcoffee": "coffeescript", "literate_coffeescript": "coffeescript",
	"literate_haskell": "haskell", "lithaskell": "haskell", "microsoftshell": "powershell", "msshell": "powershell", "mustache": "handlebars",
	"obj-c++": "objective-c", "obj-cpp": "objective-c", "obj_c": "objective-c", "obj_c++": "objective-c", "obj_cpp": "objective-c",
	"objc++": "objective-c", "objcpp": "objective-c", "objective_c": "objective-c", "objective_cpp": "objective-c", "objectivec++": "objective-c",
	"objectivecpp": "objective-c", "pascal": "objectpascal", "plist": "xml", "plsql": "sql", "prometheus": "promql", "pry": "ruby",
	"shell_session": "console", "terminal": "console", "unit-file": "ini", "vimscript": "vim", "visualbasic": "vb.net",
}

// nameOf returns chroma's name of a language. What Rouge has after a comma is for others.
func nameOf(language string) string {
	name, _, _ := strings.Cut(strings.ToLower(language), ",")
	if to := languages[name]; to != "" {
		return to
	}
	if name != strings.ToLower(language) {
		return name
	}
	return language
}

// shortName is the length of names that are like too many others.
const shortName = 4

const hintPlain = `name it "text" if it has nothing to colour`

// hintLanguage is what to do about a language that is not known.
func hintLanguage(language string) string {
	if len(language) < shortName {
		return hintPlain
	}
	return problem.DidYouMean(strings.ToLower(language), languageNames(), hintPlain)
}

// languageNames yields all names by which chroma knows languages.
func languageNames() iter.Seq[string] { return slices.Values(byFile.Names(true)) }
