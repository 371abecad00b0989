package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hanji/app/problem"
)

// TestLinks holds which links of the author's a site may be put beside: those that stay
// in the output. Nothing is written where there is another one, at any depth.
func TestLinks(t *testing.T) {
	elsewhere := t.TempDir()
	mustWrite(t, elsewhere, map[string]string{"secret": "hunter2"})
	long := strings.Repeat("mine/../", 200)
	for name, c := range map[string]struct {
		links map[string]string
		// leads are those that lead out.
		leads []string
	}{
		"inside":                {map[string]string{"a": "CNAME", "mine/b": "../CNAME", "mine/deep/c": "../../2024/b", "d": "mine/../mine/./deep//note.txt"}, nil},
		"to nothing":            {map[string]string{"a": "nowhere", "mine/b": "../2025/not/yet"}, nil},
		"chain":                 {map[string]string{"a": "b", "b": "mine/c", "mine/c": "../CNAME"}, nil},
		"of a repository":       {map[string]string{".git/config": elsewhere + "/secret", "mine/.git/worktree": "../../.."}, nil},
		"a repository":          {map[string]string{"mine/.git": "../../elsewhere.git"}, nil},
		"upwards":               {map[string]string{"a": "..", "mine/b": "../../x", "mine/deep/c": "../../.."}, []string{"a", "mine/b", "mine/deep/c"}},
		"to nothing, upwards":   {map[string]string{"a": "../nowhere", "b": "2025/not/../../../x"}, []string{"a", "b"}},
		"down and up":           {map[string]string{"a": "mine/deep/../../../x"}, []string{"a"}},
		"absolute":              {map[string]string{"a": elsewhere, "mine/b": elsewhere + "/secret", "c": "/nowhere"}, []string{"a", "c", "mine/b"}},
		"chain upwards":         {map[string]string{"a": "b", "b": "mine/c", "mine/c": "../.."}, []string{"a", "b", "mine/c"}},
		"up from a link":        {map[string]string{"a": "b/../../x", "b": "mine/deep", "mine/deep/c": "../../d/../x", "d": "mine"}, nil},
		"up and out of a link":  {map[string]string{"a": "mine/b/../x", "mine/b": "../2024"}, nil},
		"higher than the links": {map[string]string{"a": "mine/b/../../x", "mine/b": "../2024"}, []string{"a"}},
		"into a repository":     {map[string]string{"a": ".git/HEAD", "b": ".GIT", "mine/c": "../d/objects", "d": ".git"}, []string{"a", "b", "d", "mine/c"}},
		"above a repository":    {map[string]string{"a": ".", "b": "mine", "mine/.git/config": "x", "mine/deep/c": ".."}, []string{"a", "b", "mine/deep/c"}},
		"without end":           {map[string]string{"self": "self", "one": "two", "two": "one", "long": long}, []string{"long", "one", "self", "two"}},
		"at a file of the site": {map[string]string{"2024/a/also": "../../../x"}, []string{"2024/a/also"}},
	} {
		for way, beside := range ways {
			t.Run(name+", "+way, func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "out")
				mustPut(t, out, before, beside)
				mustWrite(t, out, foreign)
				// Whatever the list says, no build makes links.
				listed := slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(c.links))
				mustWrite(t, out, map[string]string{".hanji": string(mark(unsure(listed), complete))})
				more := map[string]string{}
				for link, to := range c.links {
					more[link] = "-> " + to
					file := filepath.Join(out, filepath.FromSlash(link))
					if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.Symlink(to, file)); err != nil {
						t.Fatal(err)
					}
				}
				err := put(t, out, after, beside)
				besideIs(t, out)
				if c.leads == nil {
					if err != nil {
						t.Fatal(err)
					}
					same(t, out, after, foreign, more)
					return
				}
				same(t, out, before, foreign, more)
				var shown []string
				for _, link := range c.leads {
					shown = append(shown, link+" -> "+c.links[link])
				}
				if problem.HintOf(err) == "" || !strings.HasSuffix(err.Error(), "not published: "+strings.Join(shown, ", ")) {
					t.Errorf("the error is %v", err)
				}
			})
		}
	}
}
