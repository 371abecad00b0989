package liquid

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/osteele/tuesday"
)

var dateFilters = map[string]filter{
	"date": {1, 1, func(r *run, in any, args []any) any {
		format := r.text(args[0])
		t, ok := r.toTime(in)
		if format == "" || !ok {
			return in
		}
		return strftime(format, t)
	}},
	"date_to_xmlschema":   inZone(func(t time.Time, _ []any) string { return t.Format("2006-01-02T15:04:05-07:00") }),
	"date_to_rfc822":      inZone(func(t time.Time, _ []any) string { return t.Format("Mon, 02 Jan 2006 15:04:05 -0700") }),
	"date_to_string":      inZone(func(t time.Time, args []any) string { return dateText(t, "Jan", args) }),
	"date_to_long_string": inZone(func(t time.Time, args []any) string { return dateText(t, "January", args) }),
}

// maxDate is the length of the longest text that is a date, in Ruby too.
const maxDate = 128

// toTime is a value as a time, if it is one.
func (r *run) toTime(v any) (t time.Time, ok bool) {
	switch v := v.(type) {
	case time.Time:
		return v, true
	case int:
		return time.Unix(int64(v), 0).In(r.site.Zone), true
	case string:
		switch s := strings.ToLower(v); {
		case s == "" || len(s) > maxDate:
			return t, false
		case s == "now" || s == "today":
			return r.site.Now.In(r.site.Zone), true
		case strings.Trim(s, "0123456789") == "":
			return time.Unix(int64(leadingInt(s)), 0).In(r.site.Zone), true
		default:
			t, _, ok := parseTime(s, r.site.Zone, r.site.Now)
			return t, ok
		}
	}
	return t, false
}

func inZone(f func(time.Time, []any) string) filter {
	return filter{0, 2, func(r *run, in any, args []any) any {
		if r.text(in) == "" {
			return in
		}
		t, ok := r.toTime(in)
		if !ok {
			panic(failed("needs a date, not %q", r.text(in)))
		}
		return f(t.In(r.site.Zone), args)
	}}
}

// dateText is a day such as 5 January 2024, 5th January 2024 or January 5th, 2024.
func dateText(t time.Time, month string, args []any) string {
	if argument(args, 0) != "ordinal" {
		return t.Format("02 " + month + " 2006")
	}
	day := fmt.Sprintf("%d%s", t.Day(), ordinal(t.Day()))
	if argument(args, 1) == "US" {
		return t.Format(month) + " " + day + t.Format(", 2006")
	}
	return day + t.Format(" "+month+" 2006")
}

func ordinal(n int) string {
	if n%10 > 3 || n/10 == 1 {
		return "th"
	}
	return [...]string{"th", "st", "nd", "rd"}[n%10]
}

// tooWide matches the width of a part of a date that no one means.
var tooWide = regexp.MustCompile(`%[-0^#_:]*\d{4}`)

// strftime formats a time. The name of a zone that has only an offset is empty, as
// in Ruby.
func strftime(format string, t time.Time) string {
	if tooWide.MatchString(format) {
		panic(failed("makes a text that is too long"))
	}
	if name, _ := t.Zone(); name == "" {
		t = t.In(time.FixedZone("\x00", offsetOf(t)))
	}
	return strings.ReplaceAll(must(tuesday.Strftime(format, t)), "\x00", "")
}
