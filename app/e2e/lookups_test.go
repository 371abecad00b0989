//go:build !js

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
	"hanji/app/ui"
)

// manifold is a post with all that a script of the page does something for.
const manifold = `---
title: Manifold
author: Someone
image: x.png
headerImage: true
tags: [one]
---
## One

A note.[^1] https://example.org

## Two

    code

## Three

<details><summary>More</summary>of it</details>

<iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>

[^1]: The note.
`

// markup returns all pages of a blog that has every kind of them.
func markup(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := corpus.Write(dir, 80); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"posts/2030-01-01-manifold.md": manifold, "posts/x.png": string(pixel()),
		"manifest.json": `{"name": "Lookups", "lang": "en", "hanji": {"future": true,
			"comments": {"repo": "a/b", "repoId": "R", "category": "C", "categoryId": "D"}}}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := built.Site(t, dir, "--url", "https://example.org/", "--precompress=false")
	return sources(t, out+"/*.html", out+"/*/*.html", out+"/*/*/*.html", out+"/*/*/*/*/*.html")
}

// sources returns the files that patterns match.
func sources(t *testing.T, patterns ...string) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
	}
	return all.String()
}

var (
	jsComment = regexp.MustCompile(`(?m)(^|\s)//.*$`)
	// selector matches where a script, or the client, looks for an element.
	selector = regexp.MustCompile("(?:\\$\\$?|\\bon|closest|[mM]atches|querySelector(?:All)?)(?:\\?\\.)?\\((?:event, )?(?:\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n]*)`)|" +
		"\"(?:closest|matches|querySelector(?:All)?)\", [\"`]([^\"`\n]*)[\"`]")
	looked       = regexp.MustCompile(`[.#][a-zA-Z][\w-]*`)
	attribute    = regexp.MustCompile(`\[([a-z][\w-]*)(?:([~|^$*]?)=["']?([^"'\]]*)["']?)?\]`)
	lookedID     = regexp.MustCompile(`(?:getElementById\(|"getElementById", )"([\w-]+)"`)
	lookedData   = regexp.MustCompile(`(?:dataset\??|told|words)\.(\w+)\b|"(\w+)" in (?:\w+\.dataset|told)|boot\.Get\("(\w+)"\)|value\("(\w+)"\)`)
	lookedInHead = regexp.MustCompile(`const \{([^}]*)\} = document\.currentScript\.dataset`)

	madeClass = regexp.MustCompile(`(?:className(?:: | = )|class=|classList\.(?:add|toggle)\()"([\w -]+)"`)
	madeData  = regexp.MustCompile(`dataset\.(\w+) = |toggleAttribute\("data-(\w+)"|"toggleAttribute", "data-(\w+)"|data(?:set"\))?\.Set\("(\w+)"`)
)

// dashed is the attribute of a member of a dataset.
func dashed(name string) string {
	return "data-" + strings.ToLower(regexp.MustCompile(`[A-Z]`).ReplaceAllString(name, "-$0"))
}

// matched is the first group that has matched.
func matched(groups []string) string {
	for _, g := range groups[1:] {
		if g != "" {
			return g
		}
	}
	return ""
}

// TestLookups holds that each id, class and data attribute that a script or the client looks
// for, and each data attribute that the style sheet goes by, is in a page of a blog or is
// made by a script, under just that name.
func TestLookups(t *testing.T) {
	t.Parallel()
	scripts := jsComment.ReplaceAllString(sources(t, "../../web/*.js", "../../web/*/*.js", "../browser/*.go"), "")
	_, style := styleSheet(t)
	pages := markup(t)

	made := map[string]bool{}
	for _, m := range madeClass.FindAllStringSubmatch(scripts, -1) {
		for _, name := range strings.Fields(m[1]) {
			made["."+name] = true
		}
	}
	for _, m := range madeData.FindAllStringSubmatch(scripts, -1) {
		made[dashed(matched(m))] = true
	}
	for _, m := range regexp.MustCompile(`"(class|id)", "([\w -]+)"`).FindAllStringSubmatch(sources(t, "../ui/search.go", "../ui/shelf.go", "../ui/menu.go"), -1) {
		for _, name := range strings.Fields(m[2]) { // Only the client shows the device, and what it found; no manifest has menus below others.
			made[map[string]string{"class": ".", "id": "#"}[m[1]]+name] = true
		}
	}
	for _, name := range ui.SettingNames() {
		made[dashed(name)] = true
	}
	for _, m := range regexp.MustCompile(`<[a-z][^>]*>`).FindAllString(pages, -1) {
		for _, a := range regexp.MustCompile(`\s([a-z-]+)(?:=(?:"([^"]*)"|([^\s>]*)))?`).FindAllStringSubmatch(m, -1) {
			value := a[2] + a[3]
			made[a[1]], made[a[1]+"="+value] = true, true
			switch a[1] {
			case "class":
				for _, name := range strings.Fields(value) {
					made["."+name] = true
				}
			case "id":
				made["#"+value] = true
			}
		}
	}

	seen := map[string]bool{}
	look := func(name string) {
		if !seen[name] && !made[name] {
			t.Errorf("no page has %s, and no script makes it", name)
		}
		seen[name] = true
	}
	for _, m := range selector.FindAllStringSubmatch(scripts, -1) {
		s := regexp.MustCompile(`\$\{.*?\}`).ReplaceAllString(matched(m), "")
		for _, a := range attribute.FindAllStringSubmatch(s, -1) {
			switch {
			case a[1] == "open" || a[1] == "contenteditable" || strings.HasPrefix(a[1], "aria-"): // The browser's.
			case strings.HasPrefix(a[1], "data-") || a[2] != "" || a[3] == "":
				look(a[1])
			default:
				look(a[1] + "=" + a[3])
			}
		}
		for _, name := range looked.FindAllString(attribute.ReplaceAllString(s, ""), -1) {
			look(name)
		}
	}
	for _, m := range lookedID.FindAllStringSubmatch(scripts, -1) {
		look("#" + m[1])
	}
	for _, m := range lookedData.FindAllStringSubmatch(scripts, -1) {
		look(dashed(matched(m)))
	}
	for _, m := range lookedInHead.FindAllStringSubmatch(scripts, -1) {
		for name := range strings.SplitSeq(m[1], ", ") {
			look(dashed(name))
		}
	}
	for _, m := range regexp.MustCompile(`\[(data-\w+)`).FindAllStringSubmatch(style, -1) {
		look(m[1])
	}
	if len(seen) < 90 {
		t.Errorf("only %d names are looked for: %v", len(seen), seen)
	}

	// What the worker knows a page of a blog by.
	for _, m := range regexp.MustCompile(`'(<meta [^']*)'|/(<script id="boot")`).FindAllStringSubmatch(scripts, -1) {
		for page := range strings.SplitSeq(strings.TrimSuffix(pages, "</html>\n"), "</html>\n") {
			if !strings.Contains(page, matched(m)) {
				t.Errorf("a page lacks %s: %.300s", matched(m), page)
			}
		}
	}
}

// TestMessages holds that the worker does whatever it is told by the page and the client.
func TestMessages(t *testing.T) {
	worker := sources(t, "../../web/sw.js")
	_, tasks, _ := strings.Cut(worker, "const tasks = {")
	tasks, _, _ = strings.Cut(tasks, "\n};")
	told := regexp.MustCompile(`(?:\btell\(|type: |"type": )"(\w+)"`).FindAllStringSubmatch(sources(t, "../../web/boot/worker.js", "../browser/*.go"), -1)
	if len(told) < 8 {
		t.Fatal(told)
	}
	for _, m := range told {
		if !regexp.MustCompile(fmt.Sprintf(`(?m)^  (async )?%s\b`, m[1])).MatchString(tasks) {
			t.Errorf("the worker has no task for %q", m[1])
		}
	}
}
