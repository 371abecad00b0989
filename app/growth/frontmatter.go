package growth

import (
	"fmt"
	"strings"
)

// FrontMatter is what costs most in YAML, TOML and JSON before a text: whole files.
var FrontMatter = func() (all []Input) {
	add := func(format, begin, end string, inputs []Input) {
		for _, input := range inputs {
			all = append(all, Input{format + ": " + input.Name, func(size int) string {
				// A little less than the most that is read.
				return begin + input.Text(size-64) + end + "Text.\n"
			}})
		}
	}
	add("YAML", "---\n", "\n---\n", yaml)
	add("TOML", "+++\n", "\n+++\n", toml)
	add("JSON", ";;;\n", "\n;;;\n", jsonTexts)
	return all
}()

var yaml = []Input{
	Repeat("lists open", "["), Repeat("tables open", "{a: "), Repeat("lists in a line", "- "), Repeat("keys of keys", "? "),
	Repeat("values of values", ": "), Repeat("a key again and again", "a: 1\n"), Repeat("anchors", "&a "), Repeat("tags", "!a "),
	Repeat("comments", "#\n"), Repeat("documents", "---\n"), Repeat("tabs", "\t"), Repeat("percent signs", "%a\n"),
	Numbered("keys", "k%d: 1\n"), Numbered("tables", "k%d: {a: 1}\n"), Numbered("keys in a line", "? k%d\n"),
	{"lists in lists", within("[", "1", "]")}, {"tables in tables", within("{a: ", "1", "}")},
	After("a long list", "tags: [", "a,", "a]"), After("a list of lists", "a: [", "[],", "]"), After("a list of keys", "categories: [", "{a: b},", "]"),
	After("a list below", "tags:\n", "- a\n", ""), After("a long text", "title: ", "a b ", ""), After("a block", "title: |\n", "  a\n", ""),
	After("a folded block", "title: >\n", "  a\n\n", ""), After("escapes", `title: "`, `\u00e9`, `"`), After("quotes open", `title: "`, "a ", ""),
	After("quoted quotes", "title: '", "''", "'"), After("lines in quotes", `title: "`, "a\n  ", `"`), After("a key", "", "a", ": 1"),
	After("numbers", "title: ", "9", ""), After("binary", "title: !!binary ", "YWFh", ""), After("underscores", "title: 1", "_", ""),
	After("aliases", "a: &a [1, 2, 3]\nb: [", "*a, ", "]"), After("merged tables", "a: &a {b: 1, c: 2}\nd:\n  <<: [", "*a, ", "]"),
	Within("aliases of a long list", "a: &a [", "1,", "1]\nb: [", "*a, ", "]"), Within("a long text as often", "a: &a ", "x", "\nb: [", "*a, ", "]"),
	Within("merged long tables", "a: &a {", "? x, ", "z: 1}\nb:\n", "- {<<: *a}\n", ""),
	NumberedIn("merged tables of one key", "a: {<<: [", "{k%d: 1},", "{z: 1}]}"),
	NumberedIn("a long table as often", "a: &a {", "k%d: 1, ", "z: 1}\nb: {<<: [*a, *a, *a, *a, *a, *a, *a, *a]}\n"),
	NumberedIn("aliases of aliases", "a0: &a0 [1]\n", "a%[1]d: &a%[1]d [*a0, *a0]\n", ""),
	{"doubled again and again", func(size int) string {
		text := "a0: &a0 [1]\n"
		for i := 1; len(text) < size; i++ {
			text += fmt.Sprintf("a%[1]d: &a%[1]d [*a%[2]d, *a%[2]d]\n", i, i-1)
		}
		return text
	}},
	{"merged again and again", func(size int) string {
		text := "a0: &a0 {k: 1}\n"
		for i := 1; len(text) < size; i++ {
			text += fmt.Sprintf("a%[1]d: &a%[1]d {<<: *a%[2]d, k%[1]d: 1}\n", i, i-1)
		}
		return text
	}},
	{"deeper and deeper", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}},
}

var toml = []Input{
	Repeat("tables in a list", "[[a]]\n"), Repeat("lists of lists of tables", "[[a]]\n[[a.b]]\n"), Repeat("comments", "#\n"),
	Numbered("keys", "k%d=1\n"), Numbered("dotted keys", "a.k%d=1\n"), Numbered("tables", "[k%d]\n"), Numbered("tables in a table", "[a.k%d]\n"),
	Numbered("lists of tables", "[[k%d]]\n"), Numbered("quoted keys", "\"k %d\"=1\n"), Numbered("deep keys", "k%d"+strings.Repeat(".a", 90)+"=1\n"),
	Numbered("deep tables", "[k%d"+strings.Repeat(".a", 90)+"]\n"), Numbered("deep lists", "k%d="+strings.Repeat("[", 90)+strings.Repeat("]", 90)+"\n"),
	After("a key of many parts", "", "a.", "a=1"), After("a table of many parts", "[", "a.", "a]"), After("a list of tables of many parts", "[[", "a.", "a]]"),
	After("parts and spaces", "", "a . ", "a = 1"), After("quoted parts", "", `"a".`, "a=1"),
	After("a long list", "tags=[", `"a",`, "]"), After("a list of tables in a line", "tags=[", "{},", "]"), After("lists in a list", "a=[", "[],", "]"),
	After("a list over lines", "tags=[", "\n1,", "]"), After("a long text", `title="`, "a ", `"`), After("escapes", `title="`, `\u00e9`, `"`),
	After("a text of lines", `title="""`, "a\n", `"""`), After("quotes in quotes", `title="""`, `""a`, `"""`), After("joined lines", `title="""`, "\\\n", `"""`),
	After("quotes open", `title="`, "a", ""), After("quotes open over lines", `title="""`, "a\n", ""), After("parts hidden by quotes", "x=\"\"\"\\\"\"\" \"\"\"\n", "a.", "a=1\n# \"\"\""), After("numbers", "a=", "1_", "1"),
	After("digits", "a=1.", "9", ""), After("lists open", "a=", "[", ""), After("tables open", "b=", "{a=", ""), After("a table in a line", "a={", "b.c=1,", "}"),
	{"tables in tables", func(size int) string { return "b=" + within("{a=", "1", "}")(size-2) }},
	{"lists in lists", func(size int) string { return "b=" + within("[", "", "]")(size-2) }},
	{"keys of tables in tables", func(size int) string { return "b=" + within("{a.a.a.a=", "1", "}")(size-2) }},
}

var jsonTexts = []Input{
	Repeat("lists open", "["), Repeat("tables open", `{"a":`), {"lists in lists", within("[", "1", "]")},
	{"tables in tables", within(`{"a":`, "1", "}")},
	After("tables and spaces", "", "{ \"a\" :\n", ""), NumberedIn("keys", "{", `"k%d":1,`, `"z":1}`), NumberedIn("a long list", `{"tags":[`, `"%d",`, `""]}`),
	After("lists in a list", `{"a":[`, "[],", "[]]}"), After("tables in a list", `{"a":[`, `{"a":1},`, "1]}"), After("escapes", `{"title":"`, `\u00e9`, `"}`),
	After("halves of letters", `{"title":"`, `\ud800`, `"}`), After("a long text", `{"title":"`, "a ", `"}`), After("quotes open", `{"title":"`, "a", ""),
	After("numbers", `{"a":`, "9", "}"), After("lines", "{", "\n", `"a":1}`), After("a list over lines", `{"a":[`, "1,\n", "1]}"), After("Korean in a line", `{"tags":[`, `"한",`, `""]}`),
}
