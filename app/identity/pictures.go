package identity

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/matter"
	"hanji/app/post"
)

// Names that themes give the pictures of a blog. A dot leads into a table.
var (
	iconKeys = []string{
		"favicon", "favicon_url", "site_favicon", "favicon_path", "site_icon", "icon", "favicon_ico", "favicon.ico", "favicon.png", "favicon.svg", "favicon.url", "favicon.src",
		"favicons.*", "icons.*", "apple_touch_icon", "touch_icon", "apple-touch-icon",
	}
	logoKeys    = []string{"logo", "logo.url", "logo.src", "logo.path", "title-img", "masthead_logo", "site_logo", "header_logo", "navbar_logo", "logo_url"}
	avatarKeys  = []string{"avatar", "author.avatar", "author.picture", "author.image", "author.photo", "profile_image", "profile_picture", "author_image"}
	faceKeys    = []string{"avatar", "picture", "image", "photo", "profile_image"}
	previewKeys = []string{"social_preview_image", "og_image", "share-img", "teaser"}
)

// iconFolders are where themes and generators of icons have them, the most telling first, iconFile
// is how they are called, and iconManifests are what generators write beside them.
var (
	iconFolders = []string{
		"assets/img/favicons", "", "assets", "assets/favicon", "assets/favicons", "assets/icons", "assets/icon", "assets/img", "assets/images",
		"assets/image", "assets/images/favicons", "assets/images/favicon", "assets/img/favicon", "assets/img/icons", "assets/images/icons",
		"images", "img", "icons", "favicon", "favicons", "public", "static",
	}
	iconFile = regexp.MustCompile(`(?i)^(?:favicon(?:[-_]?\d+(?:x\d+)?)?|apple-touch-icon(?:-\d+x\d+|-\d+)?(?:-precomposed)?|` +
		`(?:android-chrome|android-icon|apple-icon|web-app-manifest|icon|pwa-icon)-\d+(?:x\d+)?|logo(?:192|512))\.(?:png|ico|svg|gif|jpe?g|webp)$`)
	iconManifests = []string{"site.webmanifest", "manifest.webmanifest", "manifest.json"}
)

// Picture is where a picture may be, by its author. File is it instead of the address where it was
// found, and not named.
type Picture struct {
	matter.Picture
	In   *front.Report
	File string
	// IsTouch says that it is for home screens, IsSetting that the author names it, who is told
	// if it is not there.
	IsTouch, IsSetting bool
}

// Pictures are what a blog has that stands for it, in the order in which they count.
type Pictures struct {
	// Icons are groups, of which the first counts that has what is asked for.
	Icons [][]Picture
	// Emoji is a text in the place of an icon, perhaps none.
	Emoji string
	// Logos are those of the head, Avatars portraits of the owner, and Previews stand for pages
	// that have no picture.
	Logos, Avatars, Previews []Picture
	// LayoutLogo is that which the blog's own layouts show, perhaps nil.
	LayoutLogo *Picture
}

// IsLogo reports whether a picture that a layout has in its link to home is wide enough to be a
// logo: others are portraits.
func (Pictures) IsLogo(img post.Image) bool { return img.Width*2 >= img.Height*3 && img.Height > 0 }

// IsIcon reports whether a picture that is no icon can be one: it is about a square.
func (Pictures) IsIcon(img post.Image) bool {
	return max(img.Width, img.Height)*2 <= min(img.Width, img.Height)*3 && img.Width > 0
}

// FindPictures finds the pictures of a blog in its settings, its own layouts and where its theme
// has them among the files that are published. home is the front matter of the page at its top.
func FindPictures(b *jekyll.Blog, f *folder.Folder, frame Frame, home front.Fields, files []string) (all Pictures) {
	all.Logos, all.Avatars, all.Previews = settled(b, logoKeys), settled(b, avatarKeys), settled(b, previewKeys)
	all.Avatars = append(authorFaces(b), all.Avatars...)
	if face := home.Table("profile").Get("image"); face.Kind == front.Scalar && face.Text != "" {
		all.Avatars = append(all.Avatars, Picture{Picture: matter.Picture{Address: face.Text, At: face.At}, In: home.Report})
	}
	named := settled(b, iconKeys)
	named = slices.DeleteFunc(named, func(p Picture) bool {
		isFile := path.Ext(p.Address) != "" && !strings.ContainsAny(p.Address, "<> ")
		if !isFile && !strings.Contains(p.Address, "/") {
			all.Emoji = cmp.Or(all.Emoji, p.Address)
		}
		return !isFile
	})
	linked, rest := linkedIcons(f, frame, files), placedIcons(f, files)
	all.Icons = [][]Picture{named, linked, rest}
	if frame.Logo != "" {
		all.LayoutLogo = &Picture{Picture: matter.Picture{Address: frame.Logo}, In: &front.Report{File: frame.File, Lenient: true}}
	}
	return all
}

// settled returns the pictures that settings name by some keys.
func settled(b *jekyll.Blog, keys []string) (found []Picture) {
	for _, key := range keys {
		in, last := b.Fields, key
		if v := b.Get(key); v.Kind == front.Absent {
			if table, of, ok := strings.Cut(key, "."); ok {
				in, last = b.Table(table), of
			}
		}
		values := []front.Value{in.Get(last)}
		if last == "*" {
			values = nil
			for _, m := range in.Members {
				values = append(values, m.Value)
			}
		}
		for _, v := range values {
			if v.Kind == front.Table { // As a picture of front matter.
				v = b.In(v).Get("path", "url", "src", "image")
			}
			if v.Kind != front.Scalar || v.Text == "" || isFlag(v) {
				continue
			}
			isTouch := strings.Contains(key, "touch") || strings.Contains(path.Base(v.Text), "touch")
			found = append(found, Picture{Picture: matter.Picture{Address: v.Text, At: v.At}, In: b.Report, IsTouch: isTouch, IsSetting: true})
		}
	}
	return found
}

func isFlag(v front.Value) bool {
	_, is := v.Bool()
	return is && !v.Quoted
}

// authorFaces is the portrait of the blog's author among the authors of its data: of the one that
// the settings name, or the first, which is always Hydejack's.
func authorFaces(b *jekyll.Blog) []Picture {
	v, of := b.DataFile("authors")
	if v.Kind != front.Table {
		return nil
	}
	own := b.Get("author")
	name := own.Text
	if own.Kind == front.Table {
		name = front.NameIn(b.In(own))
	}
	for _, m := range v.Members {
		if name != "" && name != m.Key && name != front.NameIn(of.In(m.Value)) && b.Theme != jekyll.Hydejack {
			continue
		}
		face := of.In(m.Value).Get(faceKeys...)
		if face.Kind == front.Table { // As Hydejack has it, for screens of each density.
			face = of.In(face).Get("path", "1x", "src", "url")
		}
		if face.Kind == front.Scalar && face.Text != "" {
			return []Picture{{Picture: matter.Picture{Address: face.Text, At: face.At}, In: of}}
		}
		break
	}
	return nil
}

// linkedIcons are those that the blog's own layouts link, and those of the app's manifest which
// they link. Masks are of one colour, and no icons.
func linkedIcons(f *folder.Folder, frame Frame, files []string) (found []Picture) {
	in := &front.Report{File: frame.File, Lenient: true}
	for _, icon := range frame.Icons {
		if icon.Rel == "mask-icon" || icon.Rel == "fluid-icon" || strings.HasPrefix(icon.Href, "data:") {
			continue
		}
		found = append(found, Picture{Picture: matter.Picture{Address: icon.Href}, In: in, IsTouch: strings.HasPrefix(icon.Rel, "apple-touch")})
	}
	if name, _, _ := strings.Cut(frame.Manifest, "?"); name != "" {
		for _, file := range files {
			if strings.HasSuffix("/"+name, "/"+file) {
				return append(found, listedIcons(f, file, files)...)
			}
		}
	}
	return found
}

// listedIcons are those that an app's manifest lists.
func listedIcons(f *folder.Folder, file string, files []string) (found []Picture) {
	if front.Begins(f, file) {
		return nil
	}
	r := &front.Report{File: file, Lenient: true}
	v, _ := r.Decode(f, "")
	for _, item := range r.In(v).Get("icons").Items {
		icon := r.In(item)
		src, purpose := icon.Scalar("src"), icon.Scalar("purpose")
		if src == "" || purpose != "" && !strings.Contains(purpose, "any") {
			continue
		}
		beside := path.Join(path.Dir(file), path.Base(src)) // Generators write it as if it were at the top.
		switch place := path.Join(path.Dir(file), src); {
		case !strings.HasPrefix(src, "/") && slices.Contains(files, place):
			found = append(found, Picture{File: place})
		case !slices.Contains(files, strings.TrimPrefix(src, "/")) && slices.Contains(files, beside):
			found = append(found, Picture{File: beside})
		case slices.Contains(files, strings.TrimPrefix(src, "/")):
			found = append(found, Picture{File: strings.TrimPrefix(src, "/")})
		}
	}
	return found
}

// placedIcons are the files that are where themes have their icons, and named like such.
func placedIcons(f *folder.Folder, files []string) (found []Picture) {
	for _, dir := range iconFolders {
		for _, file := range files {
			base := path.Base(file)
			switch {
			case strings.TrimPrefix(path.Dir(file), ".") != dir:
			case iconFile.MatchString(base):
				found = append(found, Picture{File: file, IsTouch: strings.HasPrefix(strings.ToLower(base), "apple-")})
			case slices.Contains(iconManifests, base):
				found = append(found, listedIcons(f, file, files)...)
			}
		}
	}
	return found
}
