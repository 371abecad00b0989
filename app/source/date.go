package source

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var datePattern = regexp.MustCompile(`^(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})` +
	`(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?\s*([A-Za-z]+|[-+]\d{1,2}(?::?\d{2})?)?)?$`)

// yamlTime is what YAML 1.1 takes for a time without an offset: it is in UTC.
var yamlTime = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?$`)

// zoneHours are the zones known by name, in hours east of UTC.
var zoneHours = map[string]int{"Z": 0, "UTC": 0, "GMT": 0, "KST": 9, "JST": 9}

// parseDate reads a date as Jekyll does: one without an offset is in the blog's
// zone, but for an unquoted YAML time with seconds, which is in UTC; a date alone
// is its midnight. Of years with two digits, 69 to 99 are of the 20th century.
// The result is in the zone's offset at that moment.
func parseDate(text string, quoted bool, zone *time.Location) (time.Time, bool) {
	text = strings.TrimSpace(text)
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, false
	}
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1])
	}
	if len(m[1]) == 2 {
		if n[0] += 1900; n[0] < 1969 {
			n[0] += 100
		}
	}
	in := zone
	switch {
	case m[7] != "":
		offset, ok := zoneOffset(m[7])
		if !ok {
			return time.Time{}, false
		}
		in = time.FixedZone("", offset)
	case !quoted && yamlTime.MatchString(text):
		in = time.UTC
	}
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] < 1 || day.Month() != time.Month(n[1]) || day.Day() != n[2] || n[3] > 23 || n[4] > 59 || n[5] > 59 {
		return time.Time{}, false
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, in).In(zone)
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, false
	}
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset)), true
}

// zoneOffset reads a zone's name or offset ("+09:00", "+0900", "+9"), in seconds
// east of UTC.
func zoneOffset(s string) (seconds int, ok bool) {
	if hours, ok := zoneHours[strings.ToUpper(s)]; ok {
		return hours * 3600, true
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) <= 2 {
		digits += "00"
	}
	n, err := strconv.Atoi(digits)
	if hours, minutes := n/100, n%100; err == nil && hours <= 14 && minutes < 60 {
		seconds = hours*3600 + minutes*60
		if s[0] == '-' {
			seconds = -seconds
		}
		return seconds, true
	}
	return 0, false
}
