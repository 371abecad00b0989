package source

import (
	"time"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/identity"
	"hanji/app/jekyll"
	"hanji/app/problem"
	"hanji/app/settings"
)

// rules are how the blog of a generator is read. What is the same for all is not in them.
type rules interface {
	// basics are what the blog says of itself besides its manifest.
	basics() settings.Basics
	// find lists the files of the blog, and reads what is known besides texts.
	find(r *reader, add func(problem.Problem)) findings
	// read reads the text of a draft's file, but for what depends on other files.
	read(r *reader, d *draft, text string) error
	// address fills the pattern of a text's address in. url is how the generator writes it,
	// where that is not the site path.
	address(d *draft, pattern string, parts address.Parts) (sitePath, url string, err error)
	// publishes reports whether a file is published because a text refers to it.
	publishes(file string) bool
	// place returns the site path of a file that is published as it is.
	place(file string) string
	// chooseLanguage leaves out what is of another site than the blog's, of one that has a site
	// for each language.
	chooseLanguage(drafts []*draft)
	// leads tells where addresses lead that no page has.
	leads(x *index, drafts []*draft)
	// feeds are the blog's, the main one first.
	feeds(x *index, drafts []*draft) []feed
	// finish prepares all texts, once all addresses are known. Then it finds out which pages
	// lists take the place of, and names those of the navigation.
	finish(x *index, drafts []*draft)
}

// findings are what there is to read, and to publish as it is.
type findings struct {
	drafts []*draft
	// folders are those of posts.
	folders []string
	assets  []string
	// onlyMarkdown says that no posts are HTML.
	onlyMarkdown bool
}

// reader is what the files of a blog are read with.
type reader struct {
	settings.Settings
	folder *folder.Folder
	rules  rules
	// now is when the future begins.
	now time.Time
	// authors are the names of authors by what posts call them.
	authors map[string]string
	// theme is that of a Jekyll blog.
	theme jekyll.Theme
	// frame is what its own layouts show.
	frame identity.Frame
	// commentsAsked says that comments are where texts ask for them, as the theme has it.
	commentsAsked bool
}
