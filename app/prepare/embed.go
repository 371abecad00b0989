package prepare

import (
	"cmp"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/locale"
	"hanji/app/problem"
)

// players are the hosts whose players a post may embed, each with what the paths
// of its players begin with.
var players = map[string]string{
	"clips.twitch.tv":             "/embed",
	"drive.google.com":            "/file/d/",
	"embed.ted.com":               "/talks/",
	"music.163.com":               "/outchain/player",
	"open.spotify.com":            "/embed/",
	"player.bilibili.com":         "/player.html",
	"player.twitch.tv":            "/",
	"player.vimeo.com":            "/video/",
	"play-tv.kakao.com":           "/embed/",
	"serviceapi.nmv.naver.com":    "/",
	"serviceapi.rmcnmv.naver.com": "/",
	"speakerdeck.com":             "/player/",
	"tv.kakao.com":                "/embed/",
	"tv.naver.com":                "/embed/",
	"w.soundcloud.com":            "/player/",
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
	return slices.Sorted(maps.Keys(players))
}

const embedAttributes = "src width height loading allow referrerpolicy sandbox"

// embed judges an iframe: the player of a known site is kept, over https and
// shut in a sandbox; anything else becomes a link.
func (c *cleaner) embed(attrs []html.Attribute) (html.Token, verdict) {
	src := strings.TrimSpace(dom.Attribute(attrs, "src"))
	u, err := url.Parse(src)
	if err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" {
		if to, ok := c.address(src, false); ok {
			c.warning(problem.InHTML, "<iframe> of "+problem.Quote(src)+" became a link", "show a picture of it, or write its text")
			return html.Token{Data: "a", Attr: dom.Attributes("href", to)}, replace
		}
	}
	if err != nil || u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		c.warning(problem.InHTML, "<iframe> left out", "give it the https address of a video's player as src")
		return html.Token{Data: "iframe"}, remove
	}
	u.Scheme, u.Path = "https", cmp.Or(u.Path, "/")
	host := strings.ToLower(u.Host)
	prefix, known := players[host]
	if !known || u.User != nil || !strings.HasPrefix(u.EscapedPath(), prefix) || strings.Contains(u.Path, "..") {
		c.warning(problem.InHTML, "<iframe> of "+problem.Quote(u.Host)+" became a link",
			"players of these sites are embedded: "+strings.Join(FrameHosts(), ", "))
		return html.Token{Data: "a", Attr: dom.Attributes("href", u.String(), "rel", "noopener")}, replace
	}
	if playsNothing(u, prefix) {
		c.warning(problem.InHTML, "<iframe> of "+problem.Quote(u.Host)+" left out: it does not say what to play", "write the id of what it plays")
		return html.Token{Data: "iframe"}, remove
	}
	u.Host = host
	tag := html.Token{Type: html.StartTagToken, Data: "iframe", Attr: dom.Attributes("src", u.String())}
	if page := pageOf(u); page != "" {
		tag.Attr = append(tag.Attr, html.Attribute{Key: "data-page", Val: page})
		host, _, _ = strings.Cut(strings.TrimPrefix(page, "https://"), "/")
	}
	tag.Attr = append(tag.Attr, c.attributes("iframe", " width height class id title ", others(attrs))...)
	tag.Attr = dom.WithDefaults(tag.Attr, "title", locale.For(c.Lang).Article.ContentOf(strings.TrimPrefix(host, "www.")), "loading", "lazy",
		"allow", "fullscreen; picture-in-picture; encrypted-media",
		"referrerpolicy", "strict-origin-when-cross-origin",
		"sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation")
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

// playsNothing reports whether a player's address ends where what it plays would be named, as
// where the id of an include was left out.
func playsNothing(player *url.URL, prefix string) bool {
	query := player.Query()
	return unnamed.MatchString(strings.TrimPrefix(player.EscapedPath(), prefix)) && !slices.ContainsFunc(naming, func(key string) bool { return query.Get(key) != "" })
}

// unnamed matches the rest of a player's path that says at most of which kind a thing is.
var unnamed = regexp.MustCompile(`^(?:(?:album|artist|episode|key|player/cliplink|playlist|show|track|video)/|videoseries|live_stream)?$|^/`)

// naming are the keys of queries in which hosts have what a player plays.
var naming = []string{"aid", "bvid", "channel", "clip", "collection", "episodeId", "id", "list", "url", "vid", "video"}

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
	case "clips.twitch.tv":
		return pageFor("https://clips.twitch.tv/", query.Get("clip"))
	case "drive.google.com":
		return "https://drive.google.com" + strings.TrimSuffix(player.EscapedPath(), "/preview") + "/view"
	case "embed.ted.com":
		return "https://www.ted.com/talks/" + url.PathEscape(id)
	case "music.163.com":
		return pageFor("https://music.163.com/song?id=", query.Get("id"))
	case "open.spotify.com":
		return "https://open.spotify.com" + strings.TrimPrefix(player.EscapedPath(), "/embed")
	case "player.bilibili.com":
		if video := query.Get("bvid"); video != "" {
			return pageFor("https://www.bilibili.com/video/", video)
		}
		return pageFor("https://www.bilibili.com/video/av", query.Get("aid"))
	case "player.twitch.tv":
		if video := query.Get("video"); video != "" {
			return pageFor("https://www.twitch.tv/videos/", strings.TrimPrefix(video, "v"))
		}
		return pageFor("https://www.twitch.tv/", query.Get("channel"))
	}
	return ""
}

// pageFor returns the address of a page by what names it, "" if nothing does.
func pageFor(prefix, name string) string {
	if name == "" {
		return ""
	}
	return prefix + url.PathEscape(name)
}
