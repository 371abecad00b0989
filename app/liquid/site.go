package liquid

import "time"

// Site is what all templates of a build share. It is made once; its functions and
// what Vars holds must be safe for use by several goroutines, and stay as they
// are. A function that is nil knows nothing: files are missing, texts stay as they
// are.
type Site struct {
	// Vars are the variables of every template: "site", "jekyll" and so on. Values
	// are maps with string keys or *Hash, slices, strings, numbers, booleans,
	// time.Time, Lazy ones and nil.
	Vars map[string]any
	// Include reads a file of _includes. It is asked once for a name.
	Include func(name string) (source, file string, err error)
	// IncludeRelative reads a file beside the one that is rendered.
	IncludeRelative func(from, name string) (source, file string, err error)
	// Link returns the site path, without BaseURL, of the file at a path of the
	// blog's folder; PostURL that of a post by its name, such as 2020-01-01-x. An
	// error is shown to the author, with its hint if it has one.
	Link    func(path string) (sitePath string, err error)
	PostURL func(name string) (sitePath string, err error)
	// BaseURL and URL are the settings baseurl and url.
	BaseURL, URL string
	// Markdownify and Smartify turn Markdown into HTML, and straight quotes into
	// curly ones.
	Markdownify, Smartify func(source string) string
	// Zone is where times without one are; nil is UTC. Now is the time of "now"
	// and "today".
	Zone *time.Location
	Now  time.Time
}
