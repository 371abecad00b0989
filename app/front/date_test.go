package front_test

import (
	"testing"
	"time"

	"hanji/app/front"
)

// TestDates holds what Jekyll 4.3.1 makes of dates in the zone Asia/Seoul.
func TestDates(t *testing.T) {
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	time.Local = time.FixedZone("the machine's", -7*3600)

	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, date, want string }{
		{"to the minute, in the blog's zone", `date: 2017-01-01 19:31`, "2017-01-01T19:31:00+09:00"},
		{"quoted with seconds, in the blog's zone", `date: "2017-01-01 19:31:00"`, "2017-01-01T19:31:00+09:00"},
		{"quoted once", `date: '2017-01-01 19:31:00'`, "2017-01-01T19:31:00+09:00"},
		{"unquoted with seconds, in UTC", `date: 2017-01-01 19:31:00`, "2017-01-02T04:31:00+09:00"},
		{"unquoted with T, in UTC", `date: 2017-01-01T19:31:00`, "2017-01-02T04:31:00+09:00"},
		{"fractions of a second", `date: 2017-01-01 19:31:00.5`, "2017-01-02T04:31:00+09:00"},
		{"offset", `date: 2017-01-01 19:31:00 +0900`, "2017-01-01T19:31:00+09:00"},
		{"offset with colon", `date: 2017-01-01 19:31 -05:00`, "2017-01-02T09:31:00+09:00"},
		{"offset of hours", `date: 2017-01-01 19:31:00 +9`, "2017-01-01T19:31:00+09:00"},
		{"offset, quoted", `date: "2017-01-01T19:31:00+02:00"`, "2017-01-02T02:31:00+09:00"},
		{"Z", `date: 2017-01-01T19:31:00Z`, "2017-01-02T04:31:00+09:00"},
		{"zone by name", `date: 2017-01-01 19:31 KST`, "2017-01-01T19:31:00+09:00"},
		{"before noon", `date: 2017-09-04 11:55 AM`, "2017-09-04T11:55:00+09:00"},
		{"after noon, in a zone", `date: 2017-09-04 11:55:30pm UTC`, "2017-09-05T08:55:30+09:00"},
		{"just after midnight", `date: 2017-09-04 12:05 am`, "2017-09-04T00:05:00+09:00"},
		{"as in e-mail", `date: Mon, 04 Sep 2017 11:55:00 +0000`, "2017-09-04T20:55:00+09:00"},
		{"as in e-mail, without an offset", `date: 4 Sep 2017 11:55:00`, "2017-09-04T11:55:00+09:00"},
		{"as in e-mail, a day", `date: 04 Sep 2017`, "2017-09-04T00:00:00+09:00"},
		{"the end of a day", `date: 2017-09-04 24:00`, "2017-09-05T00:00:00+09:00"},
		{"a zone of America", `date: 2017-09-04 11:55 EST`, "2017-09-05T01:55:00+09:00"},
		{"day only, midnight of the blog's zone", `date: 2017-01-01`, "2017-01-01T00:00:00+09:00"},
		{"day only, quoted", `date: "2017-1-1"`, "2017-01-01T00:00:00+09:00"},
		{"slashes", `date: 2017/01/01 9:05`, "2017-01-01T09:05:00+09:00"},
		{"none, that of the file", `layout: post`, "2024-05-06T00:00:00+09:00"},
		{"empty, that of the file", `date:`, "2024-05-06T00:00:00+09:00"},
		{"before the blog's zone had its offset", `date: 1960-01-01 00:00`, "1960-01-01T00:00:00+08:30"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := front.NewContent("", false)
			if err := f.Cut("---\n" + test.date + "\n---\n"); err != nil {
				t.Fatal(err)
			}
			date := f.Date("2024-05-06", seoul, nil)
			if got := date.Format(time.RFC3339); got != test.want || f.Failed() {
				t.Errorf("%s is %s, want %s", test.date, got, test.want)
			}
			if name := date.Location().String(); name != "" {
				t.Errorf("the zone has the name %q", name)
			}
		})
	}
}
