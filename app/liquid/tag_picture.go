package liquid

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
)

// The tags of plugins that make pictures of other sizes at build. Here it is the one that is
// there.

var (
	imageParameter = regexp.MustCompile(`([\w-]+):\s*("[^"]*"|'[^']*'|\S+)`)
	imageFile      = regexp.MustCompile(`(?i)\S+\.(?:avif|gif|jpe?g|jxl|png|svg|tiff?|webp)\b`)
	imageOption    = regexp.MustCompile(`--([\w-]+)\s+((?:[^-]|-[^-])*)`)
)

// responsiveImageNode is of jekyll-responsive-image: {% responsive_image path: a.jpg alt: "A" %}.
func responsiveImageNode(markup string) (node, error) {
	return imageNode(parse(markup, "", 1)), nil
}

// responsiveImageBlock has the same as YAML in its body.
func responsiveImageBlock(b *block) (node, error) {
	return imageNode(&template{nodes: b.parts[0].nodes}), nil
}

func imageNode(given *template) node {
	return node{run: func(r *run) {
		values := map[string]string{}
		for _, found := range imageParameter.FindAllStringSubmatch(r.capture(given.nodes), -1) {
			values[found[1]] = strings.Trim(found[2], `"'`)
		}
		r.image("/", values["path"], values["alt"])
	}}
}

// pictureNode is of jekyll_picture_tag, after the name of a preset: {% picture small a.jpg --alt A %}.
func pictureNode(markup string) (node, error) {
	given, folder := parse(markup, "", 1), readOperand("site.picture.source")
	return node{run: func(r *run) {
		markup := r.capture(given.nodes)
		alt := ""
		for _, found := range imageOption.FindAllStringSubmatch(markup, -1) {
			if found[1] == "alt" {
				alt = strings.Trim(strings.TrimSpace(found[2]), `"`)
			}
		}
		r.image("/"+r.text(r.evaluate(folder)), imageFile.FindString(markup), alt)
	}}, nil
}

// image writes a picture of the blog.
func (r *run) image(folder, file, alt string) {
	if file == "" {
		panic(failure{errors.New("no picture is named")})
	}
	if !strings.Contains(file, "://") {
		file = r.site.relativeURL(path.Join(folder, file))
	}
	r.write(fmt.Sprintf(`<img src="%s" alt="%s" />`, escapeHTML.Replace(file), escapeHTML.Replace(alt)))
}
