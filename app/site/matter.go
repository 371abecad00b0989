package site

import (
	"fmt"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
)

// canonical is where a page says that its home is, as jekyll-seo-tag has it, or else at.
func canonical(matter map[string]any, at string) string {
	if own, _ := matter["canonical_url"].(string); address.IsWeb(own) {
		return own
	}
	return at
}

const noIndex = "noindex"

// robots is what a page asks of search engines, "" if that is nothing.
func robots(matter map[string]any) string {
	written, _ := matter["robots"].(string)
	rules, _ := matter["robots"].([]any)
	for _, rule := range rules {
		if text, ok := rule.(string); ok {
			written = strings.TrimPrefix(written+", "+text, ", ")
		}
	}
	if says(matter, noIndex, true) && !hasNoIndex(written) {
		return strings.TrimSuffix(noIndex+", "+written, ", ")
	}
	return written
}

// says reports whether a member is a boolean, in any of its spellings, and which.
func says(matter map[string]any, key string, want bool) bool {
	is, ok := front.Value{Text: fmt.Sprint(matter[key])}.Bool()
	return ok && is == want
}

// hasNoIndex reports whether search engines are asked not to list a page.
func hasNoIndex(robots string) bool {
	return slices.ContainsFunc(strings.Split(robots, ","), func(rule string) bool {
		rule = strings.ToLower(strings.TrimSpace(rule))
		return rule == noIndex || rule == "none"
	})
}
