package site

import (
	"io/fs"
	"strings"
)

// formerWorkers are where themes and plugins of Jekyll have their worker, but for /sw.js,
// where the blog's own takes over.
var formerWorkers = []string{"pwabuilder-sw.js", "service-worker.js", "serviceworker.js", "sw.min.js"}

// addRetired adds a worker that removes itself where one of the site before may be, unless
// the author has a file there: a reader who has that would never be shown this blog. A blog
// of hanji's own format has no such site before it.
func (b *builder) addRetired(web fs.FS) error {
	if !b.source.IsJekyll {
		return nil
	}
	script, err := Script(web, "retired.js", nil)
	if err != nil {
		return err
	}
	for _, name := range formerWorkers {
		_, taken := b.files[name]
		if taken && isTheme(b.files[name]) || !taken && !b.assets[name] {
			b.files[name] = script
		}
	}
	return nil
}

// isTheme reports whether a file that a page of the blog became is the worker of its theme:
// copies of Chirpy have it as a page. It would be there for good.
func isTheme(script []byte) bool { return strings.Contains(string(script), "swconf.") }
