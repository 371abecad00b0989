package site_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hanji/app/site"
	"hanji/web"
)

// TestScriptsAreWhole holds that a script is one expression, which does not parse where it
// is cut short, and that nothing in it waits to be told.
func TestScriptsAreWhole(t *testing.T) {
	for _, name := range []string{"settings.js", "asks.js", "boot.js", "reader.js", "sw.js"} {
		script, err := site.Script(web.Files, name, map[string]any{"base": "/", "precache": [][2]string{}})
		if err != nil {
			t.Fatal(err)
		}
		if s := string(script); !strings.HasPrefix(s, "(()=>{") || !strings.HasSuffix(s, "})();") || strings.Contains(s, "known.") {
			t.Errorf("%s: %.40s … %s", name, s, s[len(s)-40:])
		}
	}
}

// TestScriptsSayWhatIsMissing holds that a name that nobody tells, or exports, fails the
// build with its line.
func TestScriptsSayWhatIsMissing(t *testing.T) {
	for source, want := range map[string]string{
		"let a;\nalert(known.nothing);":                "web/x.js:2: known.nothing is told nowhere",
		"import {y} from \"./z.js\";\nalert(y);":       `web/x.js:1: No matching export in "web:z.js" for import "y"`,
		"import {y} from \"./nowhere.js\";\nalert(y);": "web/x.js:1: open nowhere.js: file does not exist",
		"alert(;":                   `web/x.js:1: Unexpected ";"`,
		"alert(known.config.base);": "web/x.js:1: known.config is told nowhere",
	} {
		files := fstest.MapFS{"x.js": {Data: []byte(source)}, "z.js": {Data: []byte("export const z = 1;")}}
		if _, err := site.Script(files, "x.js", nil); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", source, err, want)
		}
	}
}

// TestModules holds the doors of web/: imports never come back, and of other folders only
// shared/ is imported.
func TestModules(t *testing.T) {
	imports := map[string][]string{}
	imported := regexp.MustCompile(`(?m)^import (?:.* from )?"(.*)";$`)
	modules := func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		source, err := fs.ReadFile(web.Files, name)
		for _, m := range imported.FindAllStringSubmatch(string(source), -1) {
			to := path.Join(path.Dir(name), m[1])
			imports[name] = append(imports[name], to)
			own := path.Dir(name)
			if own == "." {
				own = strings.Replace(strings.TrimSuffix(name, ".js"), "sw", "worker", 1)
			}
			if folder := path.Dir(to); folder != own && folder != "shared" {
				t.Errorf("%s imports %s", name, to)
			}
		}
		return err
	}
	if err := fs.WalkDir(web.Files, ".", modules); err != nil || len(imports) < 30 {
		t.Fatal(imports, err)
	}
	var follow func(way []string)
	follow = func(way []string) {
		last := way[len(way)-1]
		if slices.Contains(way[:len(way)-1], last) {
			t.Fatalf("imports come back: %s", strings.Join(way, " -> "))
		}
		for _, next := range imports[last] {
			follow(append(way, next))
		}
	}
	for name := range imports {
		follow([]string{name})
	}
}

// TestLimits holds that the worker's limits stand in worker/limits.js alone.
func TestLimits(t *testing.T) {
	large := regexp.MustCompile(`\b\d+(_\d|e\d|\d{3})\w*`)
	err := fs.WalkDir(web.Files, "worker", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "worker/limits.js" {
			return err
		}
		source, err := fs.ReadFile(web.Files, name)
		for _, number := range large.FindAllString(string(source), -1) {
			t.Errorf("%s has the number %s: say what it is in worker/limits.js", name, number)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestColours holds that browsers' own surfaces have the colours of the style sheet.
func TestColours(t *testing.T) {
	style, err := fs.ReadFile(web.Files, "site.css")
	if err != nil {
		t.Fatal(err)
	}
	files := build(t, made())
	var manifest struct {
		Background string `json:"background_color"`
		Theme      string `json:"theme_color"`
	}
	if err := json.Unmarshal(files["manifest.webmanifest"], &manifest); err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{}
	for _, meta := range elements(t, files["index.html"], "meta") {
		if meta["name"] == "theme-color" {
			colours[meta["media"]] = meta["content"]
		}
	}
	light, dark := colours["(prefers-color-scheme: light)"], colours["(prefers-color-scheme: dark)"]
	for _, want := range []string{
		fmt.Sprintf("--sheet: light-dark(%s, %s);", light, dark),
		fmt.Sprintf("--sheet: %s;", manifest.Theme),
		fmt.Sprintf("--paper: %s;", manifest.Background),
	} {
		if !strings.Contains(string(style), want) {
			t.Errorf("web/site.css has no %s", want)
		}
	}
}
