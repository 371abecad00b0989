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
		"frame-src https://" + strings.Join(b.frameHosts(), " https://"),
		"base-uri 'none'",
		"form-action 'self'",
	}, "; ")
}

func (b *builder) frameHosts() []string {
	if b.env.Blog.Comments == nil {
		return prepare.FrameHosts()
	}
	return append(prepare.FrameHosts(), ui.CommentsHost)
}

// addHosting adds the files that static hosts look for.
func (b *builder) addHosting() {
	// GitHub Pages would otherwise run Jekyll and drop what begins with "_".
	b.files[".nojekyll"] = []byte{}
	base := b.env.Base
	immutable := "\n  Cache-Control: public, max-age=31536000, immutable\n"
	b.files["_headers"] = []byte(`# For Cloudflare Pages, Netlify and other hosts that read this file. What has no
# rule of its own is revalidated at each use, as these hosts do by default. What a page
# may run and load, it says itself.
` + base + `*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'self'
` + base + folder + "*" + immutable + base + "bundle/*" + immutable)
}
