package source

import (
	"fmt"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/problem"
)

// hostFiles are what some hosts read, at the top of a blog. hanji's rules follow the author's.
var hostFiles = []string{"_headers", "_redirects"}

// isHostFile reports whether a page of the author's is one that hosts read.
func (d *draft) isHostFile() bool {
	return d.isRaw && slices.Contains(hostFiles, strings.TrimPrefix(d.post.Path, "/"))
}

// readHostFiles reads the rules for hosts: those that lie in the blog's folder, and those
// that are made of templates, once they are rendered.
func (b *Blog) readHostFiles(f *folder.Folder, drafts []*draft) (problems []problem.Problem) {
	b.ForHosts = map[string]string{}
	for _, name := range hostFiles {
		if !f.Exists(name) || front.Begins(f, name) {
			continue
		}
		r := &front.Report{File: name, Kind: problem.BadAddress, Lenient: true}
		if text, ok := r.Read(f); ok {
			b.ForHosts[name] = text
		}
		r.LeaveOut("the file")
		problems = append(problems, r.Problems...)
	}
	for _, d := range drafts {
		if d.left == "" && d.isHostFile() {
			b.ForHosts[strings.TrimPrefix(d.post.Path, "/")] = d.raw
		}
	}
	return append(problems, warnOfShadows(b.ForHosts["_redirects"])...)
}

// warnOfShadows warns of rules that lead away from every page.
func warnOfShadows(rules string) (problems []problem.Problem) {
	line := 0
	for rule := range strings.Lines(rules) {
		line++
		fields := strings.Fields(rule)
		if len(fields) < 2 || fields[0] != "/*" || slices.Contains(fields, "404") {
			continue
		}
		problems = append(problems, problem.Problem{Kind: problem.BadAddress, File: "_redirects", Line: line, Warning: true,
			What: fmt.Sprintf("the rule for /* may lead away from every page: some hosts, such as Cloudflare Pages, follow %q before they look for a file", strings.TrimSpace(rule)),
			Hint: "remove it, or name the addresses that it is for"})
	}
	return problems
}
