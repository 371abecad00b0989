//go:build !js

package judge

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"
)

var jekyllBlogs = flag.String("jekyll.blogs", "", "folders of Jekyll blogs to judge, separated by commas")

// TestJekyllBlogs judges blogs that are not kept here, in the folders that a flag names:
//
//	go test ./app/e2e/judge -run '^TestJekyllBlogs$' -v -jekyll.blogs ~/a,~/b
//
// Every post has its address, none loses a word, and at least 98 % are the same.
func TestJekyllBlogs(t *testing.T) {
	for dir := range strings.FieldsFuncSeq(*jekyllBlogs, func(r rune) bool { return r == ',' }) {
		t.Run(filepath.Base(dir), func(t *testing.T) { judgeBlog(t, dir) })
	}
}

func judgeBlog(t *testing.T, dir string) {
	jekyll := buildJekyll(t, dir)
	before := filesOf(t, dir)
	hanji := buildAsItIs(t, dir)
	sameFiles(t, before, filesOf(t, dir))
	posts, same, differing := 0, 0, map[string]int{}
	for i := range jekyll.Documents {
		post := &jekyll.Documents[i]
		if post.Kind != "posts" {
			continue
		}
		posts++
		found := jekyll.judge(hanji, post)
		if len(found) == 0 {
			same++
		}
		for _, f := range found {
			differing[f.what]++
			t.Logf("%s: %s", post.Path, f)
		}
	}
	t.Logf("%d posts, %d of them the same; those that differ, by what differs: %v", posts, same, differing)
	if differing["address"] > 0 || differing["words"] > 0 || same*100 < posts*98 {
		t.Errorf("of %d posts %d are the same, %d have another address, %d lose words", posts, same, differing["address"], differing["words"])
	}
}
