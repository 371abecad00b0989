//go:build js

package browser

// keep keeps a string of this blog beyond the page, if the browser lets it: with
// "local" on the device, with "session" for this tab. web/boot.js guards what throws,
// which would end the program.
func keep(where, name, value string) {
	window.Get("hanji").Get(where).Call("set", name, value)
}

// kept returns what was kept, "" if there is nothing.
func kept(where, name string) string {
	return window.Get("hanji").Get(where).Call("get", name).String()
}
