//go:build !js

package e2e

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	named     = regexp.MustCompile("`((?:app|web|posts|\\.ci)/[^` ]*)`(:(?:,? or|,? ?`\\w+`)+)?")
	inFile    = regexp.MustCompile("`(\\w+)`")
	stands    = regexp.MustCompile(`[A-Z]{4,}`) // For any name.
	documents = []string{"README.md", "CONTRIBUTING.md", "SECURITY.md"}
)

// TestDocumentsNameWhatIsThere holds that files and folders which are named to those who read
// or change hanji are there, and that a file has the names that are said to be in it.
func TestDocumentsNameWhatIsThere(t *testing.T) {
	for _, document := range documents {
		text, err := os.ReadFile("../../" + document)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range named.FindAllStringSubmatch(string(text), -1) {
			path := strings.TrimSuffix(name[1], "...")
			if stands.MatchString(path) {
				continue
			}
			if _, err := os.Stat("../../" + path); err != nil {
				t.Errorf("%s names %s: %s", document, path, err)
				continue
			}
			if name[2] == "" {
				continue
			}
			file, err := os.ReadFile("../../" + path)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range inFile.FindAllStringSubmatch(name[2], -1) {
				if !regexp.MustCompile(`\b` + word[1] + `\b`).Match(file) {
					t.Errorf("%s names %s in %s, which has no such name", document, word[1], path)
				}
			}
		}
	}
}
