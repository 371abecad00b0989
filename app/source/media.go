package source

import (
	"path"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/post"
	"hanji/app/problem"
)

// media is where a text's pictures, videos and sounds are, unless they are where it says: below
// a site path, and on a host. Both may be empty.
type media struct{ folder, host string }

// newMedia reads what Chirpy has for it: a setting, which goes before the one of the text.
func newMedia(cdn, subpath string) media {
	switch {
	case isWeb(subpath):
		return media{host: subpath}
	case isWeb(cdn):
		return media{folder: subpath, host: joinMedia(cdn, subpath)}
	}
	return media{folder: strings.Trim(joinMedia(cdn, subpath), "/")}
}

func isWeb(s string) bool {
	return address.IsWeb(s) || strings.HasPrefix(s, "//")
}

func joinMedia(folder, name string) string {
	return strings.TrimRight(folder, "/") + "/" + strings.TrimLeft(name, "/")
}

// holds reports whether a site path is in the folder already, as an include of the theme
// writes it.
func (m media) holds(dest string) bool {
	return strings.Trim(m.folder, "/") != "" && strings.HasPrefix(dest, "/"+strings.Trim(m.folder, "/")+"/")
}

// below returns where a destination is by the folder alone.
func (m media) below(dest string) string {
	if strings.Trim(m.folder, "/") == "" || strings.Contains(dest, ":") || isWeb(dest) {
		return dest
	}
	return "/" + strings.TrimLeft(joinMedia(m.folder, dest), "/")
}

// findMedia is refer for what is shown: in the folder of the text's media, else where it says,
// else on their host.
func (x *index) findMedia(from origin, dest string) (post.Ref, error) {
	m := from.media
	from.media = media{}
	places := []string{m.below(dest), dest}
	if m.holds(x.Home.BelowBase(dest)) {
		slices.Reverse(places)
	}
	ref, err := x.refer(from, places[0], true)
	if err == nil {
		return ref, nil
	}
	if places[1] != places[0] {
		if there, none := x.refer(from, places[1], true); none == nil {
			return there, nil
		}
	}
	if m.host == "" || strings.Contains(dest, ":") {
		return ref, problem.Errorf(problem.HintOf(err), "missing %s %q", shown(dest), dest)
	}
	host := m.host
	if strings.HasPrefix(host, "//") {
		host = "https:" + host
	}
	return post.Ref{To: joinMedia(host, dest)}, nil
}

// shown names what a destination shows, by its ending.
func shown(dest string) string {
	name, _, _ := strings.Cut(dest, "?")
	switch strings.ToLower(path.Ext(name)) {
	case ".m4v", ".mkv", ".mov", ".mp4", ".ogv", ".webm":
		return "video"
	case ".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav":
		return "sound"
	case ".srt", ".vtt":
		return "captions"
	}
	return "image"
}
