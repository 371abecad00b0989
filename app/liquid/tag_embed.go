package liquid

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"hanji/app/problem"
)

// embedID matches what names a thing of another site, with what its address asks for.
var embedID = regexp.MustCompile(`^@?[\w/:.-]+(?:\?[\w/=&;%.-]*)?$`)

// isAddress matches the addresses that a frame or a link may have.
var isAddress = regexp.MustCompile(`^(?i:https?:)?//[^\s"'<>]+$`)

// embeds are the tags of plugins that show something of another site, by its name there or
// its address.
var embeds = map[string]embedded{
	"youtube":     ofYouTube,
	"vimeo":       {link: "https://vimeo.com/"},
	"spotify":     ofSpotify,
	"bilibili":    {link: "https://www.bilibili.com/video/"},
	"soundcloud":  {link: "https://soundcloud.com/"},
	"gist":        {link: "https://gist.github.com/"},
	"twitter":     ofTwitter,
	"tweet":       ofTwitter,
	"x":           ofTwitter,
	"instagram":   {link: "https://www.instagram.com/p/"},
	"codepen":     {link: "https://codepen.io/"},
	"jsfiddle":    {link: "https://jsfiddle.net/"},
	"asciinema":   {link: "https://asciinema.org/a/"},
	"speakerdeck": {link: "https://speakerdeck.com/"},
	"slideshare":  {link: "https://www.slideshare.net/"},
	"oembed":      {},
	"embed":       {},
}

var (
	ofYouTube = embedded{
		link: "https://www.youtube.com/watch?v=", frame: "https://www.youtube-nocookie.com/embed/",
		video: regexp.MustCompile(`^(?i:https?:)?//(?:www\.|m\.)?(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:watch\?(?:\S*&(?:amp;)?)?v=|embed/|shorts/|live/))([\w-]+)`),
		id:    regexp.MustCompile(`^[\w-]{11}(?:\?|$)`),
	}
	ofSpotify = embedded{
		link: "https://open.spotify.com/", frame: "https://open.spotify.com/embed/",
		video: regexp.MustCompile(`^https?://open\.spotify\.com/(?:embed/)?((?:album|artist|episode|playlist|show|track)/\w+)`),
		id:    regexp.MustCompile(`^(?:album|artist|episode|playlist|show|track)/\w+`),
	}
	ofTwitter = embedded{link: "https://twitter.com/i/status/"}
)

// embedded is a frame, where the site has one that does not track and that is what is named,
// else a link.
type embedded struct {
	// link and frame are what stands before a name, "" where there is none.
	link, frame string
	// video matches an address of which there is a frame, with its name there, and id such names.
	video, id *regexp.Regexp
}

// node shows the first thing that the tag names: words before an address, and what follows, are
// options of the plugin.
func (of embedded) node(markup string) (node, error) {
	given := parse(markup, "", 1)
	return node{hides: true, run: func(r *run) {
		fields := strings.Fields(r.capture(given.nodes))
		if len(fields) == 0 {
			panic(failure{problem.Errorf("write its address after the name of the tag", "nothing is named that could be shown")})
		}
		isOne := func(word string) bool { return isAddress.MatchString(strings.Trim(word, `"'`)) }
		named := fields[max(0, slices.IndexFunc(fields, isOne))]
		if !isOne(named) {
			var v any
			if err := try(func() { v = r.evaluate(readOperand(named)) }); err == nil && v != nil {
				named = r.text(v)
			}
		}
		r.write(of.show(strings.Trim(named, `"'`)))
	}}, nil
}

func (of embedded) show(named string) string {
	if of.video != nil {
		if found := of.video.FindStringSubmatch(named); found != nil {
			named = found[1]
		}
	}
	isWhole := isAddress.MatchString(named)
	switch {
	case !isWhole && (of.link == "" || !embedID.MatchString(named) || of.id != nil && !of.id.MatchString(named)):
		panic(failure{problem.Errorf("write its whole address, https://…", "%q can't be shown", named)})
	case !isWhole && of.frame != "":
		return fmt.Sprintf(`<iframe src="%s" allowfullscreen></iframe>`, attributeOf(of.frame+named))
	case !isWhole:
		named = of.link + named
	}
	return fmt.Sprintf(`<a href="%s">%s</a>`, attributeOf(named), attributeOf(named))
}

// attributeOf escapes an address, which may be so already.
func attributeOf(address string) string { return html.EscapeString(html.UnescapeString(address)) }
