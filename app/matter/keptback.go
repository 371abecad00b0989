package matter

import (
	"slices"
	"strings"
	"time"

	"hanji/app/front"
)

// KeepsBack reports whether a member says that a text is not to be published now, as read
// here or elsewhere.
func KeepsBack(m front.Member, zone *time.Location, now time.Time) bool {
	yes, no := []string{"true", "yes", "on", "y", "1"}, []string{"false", "no", "off", "n", "0"}
	value := strings.ToLower(m.Value.Text)
	switch plainKey(m.Key) {
	case "draft", "drafts", "isdraft", "unpublished", "wip", "private", "isprivate", "eleventyexcludefromcollections":
		return slices.Contains(yes, value)
	case "publish", "published", "ispublished", "public":
		return slices.Contains(no, value)
	case "permalink":
		return value == "false" && !m.Value.Quoted
	case "status", "state", "stage", "type", "visibility", "access":
		return slices.Contains([]string{"draft", "drafts", "unpublished", "wip", "private", "secret"}, value)
	case "build":
		return slices.ContainsFunc(m.Value.Members, func(m front.Member) bool { return m.Key == "render" && m.Value.Text == "never" })
	case "publishdate":
		begins, ok := front.ParseDate(m.Value.Text, m.Value.Quoted, zone)
		return ok && begins.After(now)
	}
	return false
}

// Unlists reports whether a member says elsewhere that a text is in no list.
func Unlists(m front.Member) bool {
	switch strings.ToLower(m.Key) {
	case "unlisted":
		return m.Value.Text == "true"
	case "listed":
		return m.Value.Text == "false"
	case "visibility":
		return m.Value.Text == "unlisted" || m.Value.Text == "hidden"
	}
	return false
}
