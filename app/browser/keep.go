//go:build js

package browser

// keep keeps a string beyond this page, if the browser lets it: with "local" on
// the device, with "session" for this tab. web/boot.js guards what throws, which
// would end the program.
func keep(where, key, value string) {
	window.Get("hanji").Get(where).Call("set", key, value)
}

// kept returns what was kept, "" if there is nothing.
func kept(where, key string) string {
	return window.Get("hanji").Get(where).Call("get", key).String()
}
