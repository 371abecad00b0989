package site

import (
	"strings"

	"hanji/app/prepare"
	"hanji/app/ui"
)

// policy is the Content-Security-Policy of a page, with the script in its head. It stands in
// the page, and in no header: hosts that keep the settings of an older release would blank
// a new one. Scripts are files of the blog, the style sheet and the script in the head are
// known by their hashes, and only WebAssembly is compiled.
func (b *builder) policy(script string) string {
	frames := prepare.FrameHosts()
	if host := ui.CommentsHost(b.env.Blog.Comments); host != "" {
		frames = append(frames, host)
	}
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval' '" + integrity([]byte(script)) + "'",
		"style-src '" + integrity([]byte(b.own.style)) + "'",
		"img-src * data:",
		"media-src *",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"frame-src https://" + strings.Join(frames, " https://"),
		"base-uri 'none'",
		"form-action 'self'",
	}, "; ")
}

// addHosting adds the files that static hosts look for. Of their rules, the author's are first.
func (b *builder) addHosting() {
	// GitHub Pages would otherwise run Jekyll and drop what begins with "_".
	b.files[".nojekyll"] = []byte{}
	base, theirs := b.env.Base, b.source.ForHosts["_headers"]
	immutable := "\n  Cache-Control: public, max-age=31536000, immutable\n"
	b.files["_headers"] = []byte(endedLine(theirs) + `# For Cloudflare Pages, Netlify and other hosts that read this file. What has no
# rule of its own is revalidated at each use, as these hosts do by default. What a page
# may run and load, it says itself.
` + base + "*\n" + unlessSaid(theirs, base+"*", `  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'self'
`) + base + folder + "*" + immutable + base + "bundle/*" + immutable)
}

// unlessSaid leaves out the headers that an author's rules give to the same addresses: hosts
// would send both values.
func unlessSaid(rules, addresses, headers string) string {
	said, within := map[string]bool{}, false
	for line := range strings.Lines(rules) {
		if text := strings.TrimSpace(line); text == "" || text[0] == '#' {
			continue
		} else if line[0] != ' ' && line[0] != '\t' {
			within = text == addresses || text == "/*"
		} else if name, _, ok := strings.Cut(line, ":"); ok && within {
			said[strings.ToLower(strings.TrimSpace(name))] = true
		}
	}
	var kept strings.Builder
	for line := range strings.Lines(headers) {
		if name, _, _ := strings.Cut(line, ":"); !said[strings.ToLower(strings.TrimSpace(name))] {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// endedLine ends the last line of a text, if it has any.
func endedLine(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}
