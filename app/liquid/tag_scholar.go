package liquid

import (
	"fmt"
	"strings"

	"hanji/app/folder"
)

// The tags of jekyll-scholar. No bibliography is read here: what they show are the keys of its
// entries, and app/prepare says that.

// scholarFlags are the options that take no value.
var scholarFlags = map[string]bool{
	"-A": true, "-C": true, "-c": true, "-r": true, "--cited": true, "--cited_in_order": true, "--clear": true,
	"--remove_duplicates": true, "--suppress_author": true,
}

// citeNode names entries by their keys, each with the place in it that is meant: {% cite a b -l 42 %}.
func citeNode(markup string) (node, error) {
	arguments := parse(markup, "", 1)
	return node{run: func(r *run) { r.write(citation(r.capture(arguments.nodes))) }}, nil
}

func citation(arguments string) string {
	var keys, places []string
	words := strings.Fields(arguments)
	for i := 0; i < len(words); i++ {
		switch option := words[i]; {
		case !strings.HasPrefix(option, "-"):
			keys = append(keys, strings.TrimSuffix(option, ","))
		case option == "-l" || option == "--locator":
			if i++; i < len(words) {
				places = append(places, words[i])
			}
		case !scholarFlags[option]: // Its value may have blanks.
			for i+1 < len(words) && !strings.HasPrefix(words[i+1], "-") {
				i++
			}
		}
	}
	for i := range min(len(keys), len(places)) {
		keys[i] += ": " + places[i]
	}
	return fmt.Sprintf(`<cite data-keys="%s"></cite>`, escapeHTML.Replace(strings.Join(keys, ",")))
}

// bibliographyNode stands where entries are listed.
func bibliographyNode(string) (node, error) {
	return node{run: func(r *run) { r.write("<d-bibliography></d-bibliography>") }}, nil
}

// quoteNode is a quotation of what is cited.
func quoteNode(b *block) (node, error) {
	keys, body := parse(b.tag.markup, "", 1), b.parts[0].nodes
	return node{run: func(r *run) {
		quoted := strings.ReplaceAll(strings.TrimSpace(r.capture(body)), "\n\n", "</p><p>")
		r.write("<blockquote><p>" + strings.ReplaceAll(quoted, "\n", "<br/>") + "</p><p>" + citation(r.capture(keys.nodes)) + "</p></blockquote>")
	}}, nil
}

// bibtexNode shows entries that stand in the text.
func bibtexNode(b *block) (node, error) {
	body := b.parts[0].nodes
	return node{run: func(r *run) {
		edge := ""
		if folder.IsMarkdown(r.file) {
			edge = "\n"
		}
		r.write(edge + `<pre><code class="language-bibtex">` + escapeHTML.Replace(strings.Trim(r.capture(body), "\r\n")) + "</code></pre>" + edge)
	}}, nil
}
