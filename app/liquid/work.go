package liquid

import "cmp"

// What a rendering does is counted in work, so that the same template is left off at
// the same place on every machine: a byte that is made, or looked at closely, is one.
// That takes a few nanoseconds.
const (
	// maxWork is for one rendering with its includes, beside workOfSite for each byte
	// of the site: a page may go over the texts of all posts.
	maxWork    = 100_000_000
	workOfSite = 50

	stepWork   = 20    // of a tag, an output or a round of a loop
	termWork   = 8     // of a literal or a name in an expression
	failedWork = 300   // of one that fails
	filterWork = 400   // of most filters, whatever they are given
	itemWork   = 32    // of an item of a list that is made
	fileWork   = 2_000 // of looking for a file
	// A byte that is only passed over takes as many times less.
	passed = 8
)

const (
	maxOutput   = 10 << 20  // of a template's text, and of any one value
	maxDepth    = 100       // of blocks and includes in others, and of lists
	maxItems    = 1_000_000 // of an array
	maxWhat     = 300       // bytes of a problem, which may quote the template
	maxProblems = 100       // of a rendering
	// minSize is how long a text may be whatever its template is; else it may be a
	// quarter longer than that. Its includes, those that repeat up to a length, and the
	// site's other texts twice, are beside that.
	minSize     = 128 << 10
	maxRepeated = 128 << 10
	maxSize     = 100 << 20 // of a site that is counted
)

// price is the work of a filter: once, and for each byte that it is given.
type price struct{ once, byte int }

// prices are those of the filters that do more than copy a text.
var prices = map[string]price{
	"absolute_url": {2000, 20}, "relative_url": {2000, 20}, "uri_escape": {1000, 20}, "url_decode": {400, 10},
	"slugify": {1000, 30}, "escape_once": {400, 10}, "number_of_words": {400, 10}, "strip_index": {400, 5}, "inspect": {400, 3},
	"normalize_whitespace": {400, 3}, "array_to_sentence_string": {400, 2},
	"date": {2000, 20}, "date_to_xmlschema": {2000, 20}, "date_to_rfc822": {2000, 20}, "date_to_string": {2000, 20},
	"date_to_long_string": {2000, 20},
	"plus":                {1000, 10}, "minus": {1000, 10}, "times": {1000, 10}, "divided_by": {2000, 10}, "modulo": {2000, 10},
	"at_least": {1000, 10}, "at_most": {1000, 10}, "abs": {1000, 10}, "ceil": {1000, 10}, "floor": {1000, 10}, "round": {4000, 20},
}

// priceOf returns what a filter costs.
func priceOf(name string) price { return cmp.Or(prices[name], price{filterWork, 1}) }

// markdownWork is the work of turning so many bytes of Markdown into HTML. Some that is
// long takes longer than as many short pieces.
func markdownWork(n int) int { return filterWork + n*(30+n/256) }

// weight is the work of making a value, or of going over it.
func weight(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []any:
		return len(v) * itemWork
	}
	return 0
}

// sizeOf is how many bytes the texts of the site's variables have, each post once. It
// stops counting at maxSize.
func sizeOf(v any, seen map[*Hash]bool, size int) int {
	if size > maxSize {
		return size
	}
	if _, isLazy := v.(Lazy); isLazy {
		return size
	}
	switch v := plain(v).(type) {
	case []any:
		for _, item := range v {
			size = sizeOf(item, seen, size)
		}
	case *Hash:
		if !seen[v] {
			seen[v] = true
			for _, key := range v.keys {
				size = sizeOf(v.values[key], seen, size+len(key))
			}
		}
	case map[string]any:
		for key, item := range v {
			size = sizeOf(item, seen, size+len(key))
		}
	case string:
		size += len(v)
	default:
		size++
	}
	return size
}
