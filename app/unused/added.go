package unused

import (
	"regexp"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/jekyll"
)

// addedIncludes are the includes that themes leave empty, for what blogs add to each page.
var addedIncludes = []string{
	"head/custom.html", "footer/custom.html", "body/custom.html", // Minimal Mistakes.
	"my-head.html", "my-body.html", "my-scripts.html", // Hydejack.
	"custom-head.html", "custom-footer.html", "head-custom.html", "footer-custom.html", "head-extra.html", "footer-extra.html", "metadata-hook.html",
}

// addedStyles are the style sheets that themes leave to blogs.
var addedStyles = []string{
	"_sass/custom.scss", "_sass/_custom.scss", "_sass/my-style.scss", "_sass/my-inline.scss", "_sass/minima/custom-styles.scss",
	"_sass/minima/custom-variables.scss", "assets/css/main.scss", "assets/css/style.scss", "assets/css/jekyll-theme-chirpy.scss", "assets/css/custom.css",
}

// maxFile is how many bytes of a file are read.
const maxFile = 256 << 10

var (
	// ownID matches the name of an account for analytics or ads: themes have settings for it.
	ownID = regexp.MustCompile(`\b(?:(UA-\d{4,}-\d+|G-[A-Z0-9]{8,12}|GTM-[A-Z0-9]{5,9})|(ca-pub-\d{10,}))\b`)
	// script matches one, from its first tag to its last.
	script = regexp.MustCompile(`(?is)<script\b.*?</script>`)
	// sorts tell scripts apart that are not just any.
	sorts = []struct {
		sort
		of *regexp.Regexp
	}{
		{"", regexp.MustCompile(`(?i)ld\+json|mathjax|katex|mermaid|giscus|utteranc|disqus`)}, // What they are for is here, or told.
		{ads, regexp.MustCompile(`(?i)googlesyndication|adsbygoogle|carbonads|adfit|amazon-adsystem`)},
		{chats, regexp.MustCompile(`(?i)tawk\.to|channel\.io|crisp\.chat|intercom|tidio`)},
		{analytics, regexp.MustCompile(`(?i)googletagmanager|google-analytics|gtag\(|wcs\.naver|hm\.baidu|cnzz|51\.la|umami|plausible|goatcounter|usefathom|matomo|cloudflareinsights|clarity\.ms|busuanzi|hotjar`)},
	}
	// unseen matches what no page shows of a template.
	unseen = regexp.MustCompile(`(?s)<!--.*?-->|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}`)
	// unruly matches what has no rule of style in it.
	unruly = regexp.MustCompile(`(?s)\A---.*?\n---\s*\n|/\*.*?\*/|//[^\n]*|\{%.*?%\}|\{\{.*?\}\}`)
)

// findAdded finds what files of the blog's own add to its theme.
func findAdded(b *jekyll.Blog, f *folder.Folder, left map[sort][]place) {
	includes := b.Dir("includes_dir", "_includes")
	for _, dir := range []string{b.Dir("layouts_dir", "_layouts"), includes} {
		f.WalkAll(dir, func(file string, err error) {
			if err != nil {
				return
			}
			text := head(f, file, unseen)
			hasID := map[sort]bool{}
			add := func(of sort, from int) {
				if of != "" && !hasID[of] {
					hasID[of] = true
					left[of] = append(left[of], place{file, file, front.Position{Line: 1 + strings.Count(text[:from], "\n")}})
				}
			}
			if m := ownID.FindStringSubmatchIndex(text); m != nil && m[2] >= 0 {
				add(analytics, m[0])
			} else if m != nil {
				add(ads, m[0])
			}
			if name, found := strings.CutPrefix(file, includes+"/"); found && slices.Contains(addedIncludes, name) {
				for _, m := range script.FindAllStringIndex(text, -1) {
					add(sortOf(text[m[0]:m[1]]), m[0])
				}
			}
		})
	}
	for _, file := range addedStyles {
		if text := head(f, file, unruly); strings.Contains(text, "{") {
			left[styles] = append(left[styles], place{file, file, front.Position{Line: 1 + strings.Count(text[:strings.Index(text, "{")], "\n")}})
		}
	}
}

func sortOf(script string) sort {
	for _, s := range sorts {
		if s.of.MatchString(script) {
			return s.sort
		}
	}
	return scripts
}

// head returns the beginning of a file, "" if it has none, with nothing but its lines in place of
// what is not asked for.
func head(f *folder.Folder, file string, without *regexp.Regexp) string {
	data, err := f.Head(file, maxFile)
	if err != nil {
		return ""
	}
	text, _ := front.DecodeText(data)
	return without.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
}
