package jekyll

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hanji/app/front"
)

// Feed is a feed of the documents of a collection; of those of a category or tag alone, where
// Category or Tag is not "".
type Feed struct {
	// Path is its address, not escaped. OfPlugin says that jekyll-feed makes it.
	Path     string
	OfPlugin bool

	Collection, Category, Tag string
	// Entries is how many documents it has at most.
	Entries int
}

// How many documents a feed has at most: hanji's own, jekyll-feed's, and the one in Chirpy's
// gem. What a feed has that it did not have before, readers may take for new.
const (
	ownEntries    = 20
	pluginEntries = 10
	chirpyEntries = 5
)

// Feeds returns the feeds of the blog, that of its posts first. tags are those of the posts.
func (b *Blog) Feeds(tags []string) []Feed {
	about := b.About()
	main := Feed{Path: about.FeedPath(), Collection: posts, Entries: ownEntries}
	if !b.has("jekyll-feed") {
		if b.Theme == Chirpy {
			main.Entries = chirpyEntries
		}
		return []Feed{main}
	}
	all := []Feed{main}
	for i, f := range b.pluginFeeds(main.Path, tags) {
		switch {
		case b.folder.Exists(strings.TrimPrefix(f.Path, "/")): // It is the author's.
		case i == 0:
			all[0] = f
		default:
			all = append(all, f)
		}
	}
	return all
}

// pluginFeeds returns the feeds that jekyll-feed makes (generator.rb), the main one first.
func (b *Blog) pluginFeeds(main string, tags []string) (all []Feed) {
	set := b.Table("feed")
	most := pluginEntries
	if n, err := strconv.Atoi(set.Scalar("posts_limit")); err == nil {
		most = max(n, 0)
	}
	add := func(path, collection, category, tag string) {
		all = append(all, Feed{"/" + strings.TrimLeft(path, "/"), true, collection, category, tag, most})
	}
	addCollection := func(label, path, folder string, categories front.Value) {
		add(path, label, "", "")
		for _, category := range sorted(categories.Scalars()) {
			add(folder+category+".xml", label, category, "")
		}
	}
	collections := set.Table("collections")
	categories := collections.Table(posts).Get("categories")
	if categories.Kind == front.Absent {
		categories = set.Get("categories")
	}
	addCollection(posts, main, "feed/", categories)
	for _, label := range set.Get("collections").Scalars() {
		if label != posts {
			addCollection(label, "feed/"+label+".xml", "feed/"+label+"/", front.Value{})
		}
	}
	for _, m := range collections.Members {
		if of := set.In(m.Value); m.Key != posts {
			addCollection(m.Key, cmp.Or(of.Scalar("path"), "feed/"+m.Key+".xml"), "feed/"+m.Key+"/", of.Get("categories"))
		}
	}
	for _, tag := range b.feedTags(tags) {
		add(cmp.Or(set.Table("tags").Scalar("path"), "feed/by_tag/")+tag+".xml", posts, "", tag)
	}
	return all
}

var notInFeedTag = regexp.MustCompile(`[^a-zA-Z0-9_]`)

// feedTags returns the tags that have a feed, of those that posts have or the settings name.
func (b *Blog) feedTags(tags []string) []string {
	v := b.Table("feed").Get("tags")
	if is, ok := v.Bool(); v.Kind == front.Absent || v.Kind == front.Scalar && ok && !is || len(tags) == 0 {
		return nil
	}
	set := b.In(v)
	if only := set.Get("only"); only.Kind != front.Absent {
		tags = only.Scalars()
	}
	except := set.Get("except").Scalars()
	return slices.DeleteFunc(sorted(tags), func(tag string) bool {
		return notInFeedTag.MatchString(tag) || slices.Contains(except, tag)
	})
}

// sorted are names in order, without those that are there twice.
func sorted(names []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(names)))
}
