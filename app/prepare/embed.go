package prepare

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// players are the hosts whose players a post may embed, each with what the paths
// of its players begin with.
var players = map[string]string{
	"player.vimeo.com":            "/video/",
	"play-tv.kakao.com":           "/embed/",
	"serviceapi.nmv.naver.com":    "/",
	"serviceapi.rmcnmv.naver.com": "/",
	"speakerdeck.com":             "/player/",
	"tv.kakao.com":                "/embed/",
	"tv.naver.com":                "/embed/",
	"www.dailymotion.com":         "/embed/",
	"www.slideshare.net":          "/slideshow/embed_code/",
	"www.youtube-nocookie.com":    "/embed/",
	"www.youtube.com":             "/embed/",
	"youtube-nocookie.com":        "/embed/",
	"youtube.com":                 "/embed/",
}

// FrameHosts returns the hosts that an iframe in a post may show, sorted, for
// the frame-src of a Content-Security-Policy.
func FrameHosts() []string {
	var hosts []string
	for host := range players {
		hosts = append(hosts, host)
	}
	slices.Sort(hosts)
	return hosts
}

const embedAttributes = "src width height loading allow referrerpolicy sandbox"

// embed judges an iframe: the player of a known site is kept, over https and
// shut in a sandbox; anything else becomes a link.
func (c *cleaner) embed(attrs []html.Attribute) (html.Token, verdict) {
	src := strings.TrimSpace(attribute(attrs, "src"))
	u, err := url.Parse(src)
	if err != nil || u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		c.warning(InHTML, "<iframe> left out", "give it the https address of a video's player as src")
		return html.Token{Data: "iframe"}, remove
	}
	u.Scheme = "https"
	host := strings.ToLower(u.Host)
	prefix, known := players[host]
	if !known || u.User != nil || !strings.HasPrefix(u.EscapedPath(), prefix) || strings.Contains(u.Path, "..") {
		c.warning(InHTML, "<iframe> of "+quote(u.Host)+" became a link",
			"players of these sites are embedded: "+strings.Join(FrameHosts(), ", "))
		link := html.Token{Data: "a", Attr: []html.Attribute{
			{Key: "href", Val: u.String()}, {Key: "rel", Val: "noopener"}}}
		return link, replace
	}
	u.Host = host
	tag := html.Token{Type: html.StartTagToken, Data: "iframe"}
	tag.Attr = []html.Attribute{{Key: "src", Val: u.String()}}
	if page := pageOf(u); page != "" {
		tag.Attr = append(tag.Attr, html.Attribute{Key: "data-page", Val: page})
	}
	tag.Attr = append(tag.Attr, c.attributes("iframe", " width height class id title ", others(attrs))...)
	tag.Attr = withDefault(tag.Attr, "title", c.embedTitle(host))
	for _, a := range []html.Attribute{
		{Key: "loading", Val: "lazy"},
		{Key: "allow", Val: "fullscreen; picture-in-picture; encrypted-media"},
		{Key: "referrerpolicy", Val: "strict-origin-when-cross-origin"},
		{Key: "sandbox", Val: "allow-scripts allow-same-origin allow-popups allow-presentation"},
	} {
		tag.Attr = withDefault(tag.Attr, a.Key, a.Val)
	}
	return tag, keep
}

// others returns the attributes of an iframe that the author decides about;
// those that frames have been given to look and behave as they do here anyway are
// not worth a warning.
func others(attrs []html.Attribute) []html.Attribute {
	return slices.DeleteFunc(slices.Clone(attrs), func(a html.Attribute) bool {
		switch a.Key {
		case "allow", "allowfullscreen", "allowtransparency", "border", "data-page", "frameborder", "loading",
			"marginheight", "marginwidth", "mozallowfullscreen", "name", "referrerpolicy", "sandbox",
			"scrolling", "src", "style", "webkitallowfullscreen":
			return true
		}
		return a.Key == "title" && a.Val == ""
	})
}

// youTubeID matches what names a video, or stands there instead of that: "videoseries",
// "live_stream".
var youTubeID = regexp.MustCompile(`^[\w-]{11}$`)

// pageOf returns the address at which a player's host shows what it plays with all
// around it, "" where the player's own is all that is known.
func pageOf(player *url.URL) string {
	id, query := path.Base(player.Path), player.Query()
	switch strings.TrimPrefix(player.Host, "www.") {
	case "youtube.com", "youtube-nocookie.com":
		page := url.Values{}
		switch {
		case youTubeID.MatchString(id) && id != "videoseries" && id != "live_stream":
			page.Set("v", id)
			if start := query.Get("start"); start != "" {
				page.Set("t", start)
			}
			return "https://www.youtube.com/watch?" + page.Encode()
		case query.Get("list") != "":
			page.Set("list", query.Get("list"))
			return "https://www.youtube.com/playlist?" + page.Encode()
		}
	case "player.vimeo.com":
		page := "https://vimeo.com/" + url.PathEscape(id)
		if key := query.Get("h"); key != "" { // Of a video that is not listed.
			page += "/" + url.PathEscape(key)
		}
		return page
	case "dailymotion.com":
		return "https://www.dailymotion.com/video/" + url.PathEscape(id)
	}
	return ""
}

func (c *cleaner) embedTitle(host string) string {
	if strings.HasPrefix(c.lang, "ko") {
		return host + " 콘텐츠"
	}
	return "Content of " + host
}
