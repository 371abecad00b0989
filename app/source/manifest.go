package source

import (
	"strings"

	"hanji/app/markdown"
)

// checkAddresses reports the addresses that an app can't have, in the manifest or the tables
// within its member of, and takes them out of raw. They would run a script, or lead out of
// the blog.
func (m manifest) checkAddresses(x *index, of string, members []member, raw map[string]any) {
	inside := func(key string, v value, raw any) {
		table, _ := raw.(map[string]any)
		m.checkAddresses(x, firstOf(of, key), v.members, table)
	}
	for _, e := range members {
		if hint := x.refused(of, e.key, e.value.text); e.value.kind == scalar && hint != "" {
			m.errorf(e.value.at, hint, "%s of the manifest leads to a refused address %q", strings.Trim(of+"/"+e.key, "/"), e.value.text)
			delete(raw, e.key)
		}
		inside(e.key, e.value, raw[e.key])
		list, _ := raw[e.key].([]any)
		for i := range min(len(list), len(e.value.items)) {
			inside(e.key, e.value.items[i], list[i])
		}
	}
}

// refused returns what to write instead of an address in a member of the manifest, or in
// the tables within one; "" if it is good, or no address.
func (x *index) refused(of, key, address string) (hint string) {
	switch {
	case of == "hanji":
	case key == "src":
		if !markdown.Safe(address, true) {
			return "write a path such as /icon.png, or an address that begins with https://"
		}
	case of == "related_applications":
		if key == "url" && !markdown.Safe(address, false) {
			return "write an address that begins with https://"
		}
	case of == "" && (key == "start_url" || key == "scope" || key == "id"), key == "url", key == "action", key == "new_note_url":
		if _, ours := x.ours(address); !ours && address != "" && address[0] != '#' && address[0] != '?' ||
			strings.HasPrefix(address, "/") && !markdown.IsPath(address) || strings.HasPrefix(address, `\`) {
			return "write a path of this blog, such as /tags/"
		}
	}
	return ""
}
