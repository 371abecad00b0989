//go:build !js

package judge

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hanji/app/e2e/built"
)

var (
	identityBlogs = flag.String("identity.blogs", "", "folders of blogs whose table of identity is made, separated by commas")
	identityTruth = flag.String("identity.truth", "", "a folder with the tables as they should be, NAME.tsv for a folder NAME")
)

// TestIdentityOfBlogs builds blogs that are not kept here, in the folders that a flag names, and
// prints the table of whose blog each is, as its output says:
//
//	go test ./app/e2e/judge -run '^TestIdentityOfBlogs$' -v -identity.blogs ~/a,~/b -identity.truth ~/truth
//
// With a folder of truths, each table must be the one that was written by hand from the blog's
// sources. See judgeIdentity for what such a file has.
func TestIdentityOfBlogs(t *testing.T) {
	for dir := range strings.FieldsFuncSeq(*identityBlogs, func(r rune) bool { return r == ',' }) {
		name := filepath.Base(dir)
		t.Run(name, func(t *testing.T) {
			if *identityTruth == "" {
				identify(t, dir, nil)
				return
			}
			truth, err := os.ReadFile(filepath.Join(*identityTruth, name+".tsv"))
			if err != nil {
				t.Fatal(err)
			}
			judgeIdentity(t, dir, string(truth))
		})
	}
}

// identified is a blog as its output says whose it is.
type identified struct {
	dir, out string
	rows     []built.Row
	// told is what the build reports, in lower case.
	told string
}

// identify builds the blog in dir, and prints its table.
func identify(t *testing.T, dir string, posts []string) identified {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.json")
	b := identified{dir: dir, out: built.Site(t, dir, "--precompress=false", "--report", report)}
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Problems []struct{ What, Hint string }
	}
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatal(err)
	}
	for _, p := range said.Problems {
		b.told += strings.ToLower(p.What + "\n" + p.Hint + "\n")
	}
	b.rows = built.Identity(t, b.out, posts...)
	for _, row := range b.rows {
		t.Log(row)
	}
	return b
}

// judgeIdentity compares the table of the blog in dir with the truth. That is such a table, but:
//
//   - of several values divided by "|" one is enough, and the label "*" is any;
//   - the last value of a row may begin with "may:", which says why the row need not be there, or
//     with "out:", which says why it must not be;
//   - icon, logo and avatar are files of the blog, which the output's picture was made from;
//   - comments may be of a service that hanji has no place for: the report names it;
//   - quotes are the same, curved or not, and lines that begin with "#" are notes.
func judgeIdentity(t *testing.T, dir, truth string) {
	t.Helper()
	var want []expected
	var posts []string
	for line := range strings.Lines(truth) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		e := expected{row: strings.Split(line, "\t")}
		if last := e.row[len(e.row)-1]; strings.HasPrefix(last, "may:") || strings.HasPrefix(last, "out:") {
			e.verdict, e.row = last[:3], e.row[:len(e.row)-1]
		}
		if e.row[0] == "post" {
			posts = append(posts, e.row.Value(1))
		}
		want = append(want, e)
	}
	got := identify(t, dir, posts)
	for _, kinds := range [][]string{
		{"name"}, {"tagline"}, {"description"}, {"lang"}, {"menu", "menu>"}, {"author"}, {"post"},
		{"icon"}, {"logo"}, {"avatar"}, {"account"}, {"comments"}, {"verification"}, {"file"},
	} {
		of := func(kind string) bool { return slices.Contains(kinds, kind) }
		var expect []expected
		for _, e := range want {
			if of(e.row[0]) {
				expect = append(expect, e)
			}
		}
		var rows []built.Row
		for _, row := range got.rows {
			if of(row[0]) {
				rows = append(rows, row)
			}
		}
		if kinds[0] == "icon" {
			rows = got.largestIcon(t, rows)
		}
		for _, wrong := range got.differences(expect, rows, kinds[0] != "account") {
			t.Error(wrong)
		}
	}
}

// expected is a row of a truth.
type expected struct {
	row built.Row
	// verdict is "may" or "out" where the row is not one that must be there.
	verdict string
}

// differences says how rows differ from what is expected of them, which is in order or in any.
func (b identified) differences(want []expected, rows []built.Row, inOrder bool) (wrong []string) {
	rows = slices.Clone(rows)
	for _, e := range want {
		if e.verdict == "out" {
			rows = slices.DeleteFunc(rows, func(row built.Row) bool {
				found := row[0] == e.row[0] && oneOf(row.Value(2), e.row.Value(2))
				if found {
					wrong = append(wrong, fmt.Sprintf("is there, and should not be: %v", row))
				}
				return found
			})
		}
	}
	at := 0
	for _, e := range want {
		if e.verdict != "" {
			continue
		}
		n := slices.IndexFunc(rows[at:], func(row built.Row) bool { return b.same(row, e.row) })
		switch {
		case n < 0 && e.row[0] == "comments" && b.reports(e.row.Value(1)):
		case n < 0:
			wrong = append(wrong, fmt.Sprintf("is missing: %v", e.row))
		case inOrder:
			wrong = append(wrong, b.surplus(rows[at:at+n], want)...)
			at += n + 1
		default:
			rows = slices.Delete(rows, n, n+1)
		}
	}
	return append(wrong, b.surplus(rows[at:], want)...)
}

// surplus says which rows are neither required nor allowed.
func (b identified) surplus(rows []built.Row, want []expected) (wrong []string) {
	for _, row := range rows {
		allowed := slices.ContainsFunc(want, func(e expected) bool {
			return e.verdict == "may" && b.same(row, e.row) || e.row[0] == "comments" && row.Value(1) == built.None && b.reports(e.row.Value(1))
		})
		if !allowed {
			wrong = append(wrong, fmt.Sprintf("is there, and not in the truth: %v", row))
		}
	}
	return wrong
}

// reports says whether the build named a service whose comments hanji has no place for.
func (b identified) reports(service string) bool {
	return service != "giscus" && service != "utterances" && service != built.None && strings.Contains(b.told, strings.ToLower(service))
}

// same reports whether a row is the one expected.
func (b identified) same(row, want built.Row) bool {
	if row[0] != want[0] {
		return false
	}
	switch row[0] {
	case "icon", "logo", "avatar":
		return slices.ContainsFunc(strings.Split(want.Value(1), "|"), func(source string) bool { return b.isPicture(row.Value(1), source) })
	case "account":
		mail := strings.HasPrefix(row.Value(2), "mailto:")
		return oneOf(strings.TrimSuffix(row.Value(2), "/"), strings.ReplaceAll(want.Value(2)+"|", "/|", "|")) &&
			(mail || oneOf(strings.ToLower(row.Value(1)), strings.ToLower(want.Value(1))))
	}
	for n := 1; n < max(len(row), len(want)); n++ {
		if !oneOf(straight.Replace(row.Value(n)), straight.Replace(want.Value(n))) {
			return false
		}
	}
	return true
}

// straight undoes what a theme's markdown makes of quotes.
var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

// oneOf reports whether a value is one of several divided by "|".
func oneOf(value, values string) bool {
	return values == "*" || slices.Contains(strings.Split(values, "|"), value)
}

// TestIdentity compares the tables of the blogs in testdata/identity, one for each theme, with
// the truth above each.
func TestIdentity(t *testing.T) {
	files, err := filepath.Glob("testdata/identity/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i := range archive.Files {
				archive.Files[i].Data = drawn(t, archive.Files[i])
			}
			dir := t.TempDir()
			if err := txtar.Write(archive, dir); err != nil {
				t.Fatal(err)
			}
			judgeIdentity(t, dir, string(archive.Comment))
		})
	}
}

// TestIdentityDifferences tells tables that differ in one way from one that does not.
func TestIdentityDifferences(t *testing.T) {
	b := identified{told: "comments by disqus are not carried over"}
	menu := []built.Row{{"menu", "Home", "/"}, {"menu", "More", ""}, {"menu>", "Tags", "/tags/"}}
	truth := []expected{
		{built.Row{"menu", "Home|Posts", "/"}, ""},
		{built.Row{"menu", "Shop", "/shop/"}, "out"},
		{built.Row{"menu", "*", "/feed.xml"}, "may"},
		{built.Row{"menu", "More"}, ""},
		{built.Row{"menu>", "Tags", "/tags/"}, ""},
	}
	for _, c := range []struct {
		what  string
		rows  []built.Row
		wrong int
	}{
		{"the same", menu, 0},
		{"more that may be", append(slices.Clone(menu), built.Row{"menu", "Feed", "/feed.xml"}), 0},
		{"more that may not", append(slices.Clone(menu), built.Row{"menu", "Shop", "/shop/"}), 1},
		{"more that nothing says", append(slices.Clone(menu), built.Row{"menu", "404", "/404.html"}), 1},
		{"less", menu[:2], 1},
		{"another label", append([]built.Row{{"menu", "All posts", "/"}}, menu[1:]...), 2},
		{"another order", []built.Row{menu[1], menu[2], menu[0]}, 4},
		{"on another level", []built.Row{menu[0], menu[1], {"menu", "Tags", "/tags/"}}, 2},
	} {
		if wrong := b.differences(truth, c.rows, true); len(wrong) != c.wrong {
			t.Errorf("%s: %d are wrong, want %d: %q", c.what, len(wrong), c.wrong, wrong)
		}
	}
	none := []built.Row{{"comments", built.None}}
	for service, fine := range map[string]bool{"disqus": true, "cusdis": false, "giscus": false, built.None: true} {
		if wrong := b.differences([]expected{{built.Row{"comments", service}, ""}}, none, true); (len(wrong) == 0) != fine {
			t.Errorf("%s: %q", service, wrong)
		}
	}
	accounts := []built.Row{{"account", "GitHub", "https://github.com/a"}, {"account", "이메일", "mailto:a@b.example"}}
	told := []expected{{built.Row{"account", "Email", "mailto:a@b.example"}, ""}, {built.Row{"account", "github", "https://github.com/a/"}, ""}}
	if wrong := b.differences(told, accounts, false); wrong != nil {
		t.Error(wrong)
	}
}
