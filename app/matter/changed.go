package matter

import (
	"slices"
	"strings"
	"time"

	"hanji/app/front"
)

// changeKeys are what generators and themes call the date of a text's last change, without
// signs and in small letters. The first goes before the others, as jekyll-feed, jekyll-seo-tag
// and jekyll-sitemap know no other.
var changeKeys = []string{
	"lastmodifiedat", "updated", "lastmod", "lastmodified", "lastmodifieddate", "datemodified", "modified", "modifiedat",
	"modifieddate", "modifydate", "lastupdated", "lastupdate", "lastupdatedat", "updatedat", "updateddate", "updatedate", "dateupdated",
}

// Changed reads when a text of some date last changed, the zero time if nothing says so; or is
// as in front.Fields.Date. What is before its date is no change.
func Changed(f front.Fields, date time.Time, zone *time.Location, or func(text string, zone *time.Location) (time.Time, bool)) time.Time {
	m := firstOf(f, changeKeys)
	if m.Value.Kind == front.Absent {
		return time.Time{}
	}
	changed, ok := front.ParseDate(m.Value.Text, m.Value.Quoted, zone)
	if !ok && or != nil {
		changed, ok = or(m.Value.Text, zone)
	}
	const form = `write it like 2025-01-31, or "2025-01-31 19:30 +0900"`
	switch day := time.DateOnly; {
	case !ok || m.Value.Kind != front.Scalar:
		f.Warnf(m.Value.At, form, "%s is no date: it is not read", m.Key)
	case changed.After(date):
		return changed
	case changed.Format(day) < date.Format(day):
		f.Warnf(m.Value.At, "write the day of the last change", "%s is before the date of the post: it is not read", m.Key)
	}
	return time.Time{}
}

// firstOf returns the member whose key, without signs and in small letters, is the earliest of
// some, empty if there is none.
func firstOf(f front.Fields, keys []string) (found front.Member) {
	best := len(keys)
	for _, m := range f.Members {
		if i := slices.Index(keys, plainKey(m.Key)); i >= 0 && i < best && m.Value.Kind != front.Absent {
			found, best = m, i
		}
	}
	return found
}

// plainKey is a key without the signs that join its words, in small letters.
func plainKey(key string) string { return keySigns.Replace(strings.ToLower(key)) }

// keySigns is made once: that takes longer than what it does, for some hundred keys of a post.
var keySigns = strings.NewReplacer("_", "", "-", "")
