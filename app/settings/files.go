package settings

import (
	"cmp"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
)

// Refer says where a destination that the manifest names leads, as a picture or as a link; the
// zero Ref if that is not ours.
type Refer func(dest string, image bool) (post.Ref, error)

// Resolve finds the files that the manifest names, and checks where the navigation leads: they
// are in the settings then. It returns the Web App Manifest.
func (m Manifest) Resolve(s *Settings, refer Refer) map[string]any {
	for _, key := range []string{"icons", "screenshots"} {
		for _, entry := range m.List(key) {
			if icon, ok := m.icon(s.Home, refer, entry); ok && key == "icons" {
				s.Icons = append(s.Icons, icon)
			}
		}
	}
	for _, shortcut := range m.List("shortcuts") {
		for _, entry := range m.In(shortcut).List("icons") {
			m.icon(s.Home, refer, entry)
		}
	}
	for i, link := range s.Nav {
		ref, err := refer(link.URL, false)
		if err != nil {
			m.Warn(problem.DeadLink, m.hanji.Get("nav").At, err)
		}
		s.Nav[i].URL = cmp.Or(ref.To, link.URL)
	}
	own := front.Map(m.goodAddresses(s.Home, "", m.Members))
	delete(own, "hanji")
	return own
}

func (m Manifest) icon(home address.Home, refer Refer, entry front.Value) (Icon, bool) {
	f := m.In(entry)
	icon := Icon{f.Text("src"), f.Text("sizes"), f.Text("type"), f.Text("purpose")}
	if icon.Src == "" {
		m.Errorf(entry.At, `write it as { "src": "icon.png", "sizes": "512x512", "type": "image/png" }`, "a picture of the manifest needs a src")
		return icon, false
	}
	if refused(home, "", "src", icon.Src) != "" {
		return icon, false
	}
	ref, err := refer(icon.Src, true)
	if err != nil {
		m.Warn(problem.MissingMedia, entry.At, err)
		return icon, false
	}
	icon.Src = cmp.Or(ref.To, icon.Src)
	return icon, true
}

// goodAddresses returns members of the manifest, or of the tables within its member of,
// without the addresses that an app can't have, which it reports: they would run a script,
// or lead out of the blog.
func (m Manifest) goodAddresses(home address.Home, of string, members []front.Member) (good []front.Member) {
	for _, e := range members {
		if hint := refused(home, of, e.Key, e.Value.Text); hint != "" && e.Value.Kind == front.Scalar {
			m.Errorf(e.Value.At, hint, "%s of the manifest leads to a refused address %q", strings.Trim(of+"/"+e.Key, "/"), e.Value.Text)
			continue
		}
		within := cmp.Or(of, e.Key)
		e.Value.Members = m.goodAddresses(home, within, e.Value.Members)
		e.Value.Items = slices.Clone(e.Value.Items)
		for i := range e.Value.Items {
			item := &e.Value.Items[i]
			item.Members = m.goodAddresses(home, within, item.Members)
		}
		good = append(good, e)
	}
	return good
}

// refused returns what to write instead of an address in a member of the manifest, or in
// the tables within one; "" if it is good, or no address.
func refused(home address.Home, of, key, given string) (hint string) {
	switch {
	case of == "hanji":
	case key == "src":
		if !markdown.Safe(given, true) {
			return "write a path such as /icon.png, or an address that begins with https://"
		}
	case of == "related_applications":
		if key == "url" && !markdown.Safe(given, false) {
			return "write an address that begins with https://"
		}
	case of == "" && (key == "start_url" || key == "scope" || key == "id"), key == "url", key == "action", key == "new_note_url":
		if _, ours := home.Within(given); !ours && given != "" && given[0] != '#' && given[0] != '?' ||
			strings.HasPrefix(given, "/") && !markdown.IsPath(given) || strings.HasPrefix(given, `\`) {
			return "write a path of this blog, such as /tags/"
		}
	}
	return ""
}
