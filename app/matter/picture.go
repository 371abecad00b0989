package matter

import (
	"cmp"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/jekyll"
)

// What themes call a post's pictures, in the order in which they are looked for: those that
// head its page, those of lists, and those that only previews elsewhere show. A key has no
// signs and small letters, a member of its table follows after a dot. The picture of all of
// these is "image", unless there is another.
var (
	headPictures = []string{
		"header.overlayimage", "header.image", "articleheader.backgroundimage", "articleheader.image", "coverimg", "cover", "coverimage",
		"featureimg", "featureimage", "featuredimg", "featuredimage", "headerimg", "headerimage", "heroimage", "hero", "banner",
		"bannerimage", "background", "backgroundimage", "bigimg", "photos",
	}
	cardPictures = []string{
		"header.teaser", "thumbnailimg", "thumbnail", "thumbnailimage", "image.thumbnail", "image.thumb", "image.teaser", "image.homepage",
		"teaser", "thumb", "cardimage", "previewimage", "img",
	}
	sharedPictures = []string{
		"header.ogimage", "shareimg", "shareimage", "ogimage", "socialimage", "socialpreviewimage", "image.facebook", "image.twitter",
	}
	// imageHeads are the themes whose pages are headed by "image".
	imageHeads = []jekyll.Theme{jekyll.Chirpy, jekyll.Hydejack, jekyll.SoSimple}
)

// Picture is one of front matter, as it is written.
type Picture struct {
	Address, Alt string
	At           front.Position
}

// Pictures are those of a text: of its page, of lists, and of previews elsewhere.
type Pictures struct{ Head, Card, Shared Picture }

// PicturesOf reads them. isHead says that the author wants the picture of lists on the page.
func PicturesOf(f front.Fields, theme jekyll.Theme, isHead bool) Pictures {
	image := pictureIn(f, f.Get("image"))
	heads := headPictures
	if theme == jekyll.TeXt { // Its cover is of lists.
		image = cmp.Or(image, firstPicture(f, []string{"cover"}))
		heads = slices.DeleteFunc(slices.Clone(heads), func(key string) bool { return key == "cover" })
	}
	var p Pictures
	p.Head = firstPicture(f, heads)
	if isHead || p.Head == (Picture{}) && slices.Contains(imageHeads, theme) {
		p.Head = cmp.Or(image, p.Head)
	}
	p.Card = cmp.Or(firstPicture(f, cardPictures), image, p.Head)
	p.Shared = cmp.Or(firstPicture(f, sharedPictures), image, p.Head, p.Card)
	return p
}

// firstPicture returns the first that some keys name. What names no file of a picture, such as
// a colour, is none.
func firstPicture(f front.Fields, keys []string) Picture {
	for _, key := range keys {
		v, in := front.Value{Members: f.Members}, front.Fields{}
		for part := range strings.SplitSeq(key, ".") {
			v, in = memberOf(v, part), in.In(v)
		}
		p := pictureIn(f, v)
		if strings.Contains(key, ".") {
			p.Alt = cmp.Or(p.Alt, altIn(in))
		}
		if isPicture(p.Address) {
			return p
		}
	}
	return Picture{}
}

// memberOf returns the member of a table by its plain key.
func memberOf(v front.Value, key string) front.Value {
	for _, m := range v.Members {
		if plainKey(m.Key) == key && m.Value.Kind != front.Absent {
			return m.Value
		}
	}
	return front.Value{}
}

func isPicture(written string) bool {
	name, _, _ := strings.Cut(written, "?")
	return folder.IsImage(strings.ToLower(name)) || address.IsWeb(written)
}

// pictureIn returns the picture that a value is: a text, a table, or the first of a list, where
// Beautiful Jekyll has an address with its words.
func pictureIn(f front.Fields, v front.Value) Picture {
	in := f.In(v)
	switch {
	case v.Kind == front.List && len(v.Items) > 0:
		return pictureIn(f, v.Items[0])
	case v.Kind == front.Table && len(v.Members) == 1 && isPicture(v.Members[0].Key):
		return Picture{v.Members[0].Key, front.PlainText(v.Members[0].Value.Text), v.At}
	case v.Kind == front.Table:
		return Picture{cmp.Or(in.Scalar("path"), in.Scalar("feature"), in.Scalar("src"), in.Scalar("url")),
			altIn(in), v.At}
	case v.Kind == front.Scalar:
		return Picture{front.PlainText(v.Text), "", v.At}
	}
	return Picture{}
}

// altIn returns the words beside an address in a table.
func altIn(f front.Fields) string {
	return cmp.Or(f.Scalar("alt"), f.Scalar("image_description"), f.Scalar("description"), f.Scalar("caption"))
}
