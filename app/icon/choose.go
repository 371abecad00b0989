package icon

import (
	"fmt"
	"image"
	"slices"
)

const (
	// mostLooked is how many files are looked at for icons.
	mostLooked = 100
	// large is the side from which an icon is taken before larger ones that say less.
	large = 128
	// leastInTab and mostInTab are the sides of icons that tabs show well.
	leastInTab, mostInTab = 32, 96
)

// Source is a file that may be an icon.
type Source struct {
	Name string
	// IsTouch says that it is for home screens.
	IsTouch bool
}

// Linked is a file that is an icon as it is. Sizes and Type are those of HTML.
type Linked struct{ Name, Sizes, Type string }

// Broken is a file that is no picture. Err says why, and has a hint.
type Broken struct {
	Name string
	Err  error
}

// Icons are those of a blog.
type Icons struct {
	// Linked are the SVG, and the file that tabs show best.
	Linked []Linked
	// Made are made of the largest picture, none if there is only an SVG.
	Made   []File
	Broken []Broken
}

// candidate is a file that is an icon, as far as its header tells.
type candidate struct {
	Source
	Header
	data []byte
	// group is that of the source.
	group int
}

func (c candidate) side() int { return max(c.Largest().X, c.Largest().Y) }

func (c candidate) isSquare() bool {
	size := c.Largest()
	return max(size.X, size.Y)*10 <= min(size.X, size.Y)*11
}

// inTab reports whether tabs show it well.
func (c candidate) inTab() bool {
	return slices.ContainsFunc(c.Sizes, func(size image.Point) bool {
		side := max(size.X, size.Y)
		return side >= leastInTab && side <= mostInTab
	})
}

func (c candidate) link() Linked {
	if len(c.Sizes) == 0 {
		return Linked{c.Name, "any", c.Type}
	}
	sizes := ""
	for _, size := range c.Sizes {
		sizes += fmt.Sprintf(" %dx%d", size.X, size.Y)
	}
	return Linked{c.Name, sizes[1:], c.Type}
}

// Choose chooses a blog's icons from files, in groups of which the first says most.
func Choose(groups [][]Source, read func(name string) []byte) (own Icons) {
	var all []candidate
	known := map[string]bool{}
	for group, files := range groups {
		for _, file := range files {
			if known[file.Name] || len(known) == mostLooked {
				continue
			}
			known[file.Name] = true
			data := read(file.Name)
			header, err := ReadHeader(data)
			if err != nil {
				own.Broken = append(own.Broken, Broken{file.Name, err})
				continue
			}
			all = append(all, candidate{file, header, data, group})
		}
	}
	isSVG := func(c candidate) bool { return len(c.Sizes) == 0 }
	if i := slices.IndexFunc(all, isSVG); i >= 0 {
		own.Linked = append(own.Linked, all[i].link())
	}
	all = slices.DeleteFunc(all, isSVG)
	if !own.make(all) {
		return own
	}
	tab := slices.DeleteFunc(slices.Clone(all), func(c candidate) bool { return c.IsTouch || !c.isSquare() || own.isBroken(c.Name) })
	slices.SortStableFunc(tab, func(a, b candidate) int {
		if a.group != b.group {
			return a.group - b.group
		}
		return a.side() - b.side()
	})
	if i := slices.IndexFunc(tab, candidate.inTab); i >= 0 {
		own.Linked = append(own.Linked, tab[i].link())
	} else if largest := slices.MaxFunc(all, func(a, b candidate) int { return a.side() - b.side() }); largest.side() < leastInTab {
		own.Linked = append(own.Linked, largest.link())
	}
	return own
}

func (own *Icons) isBroken(name string) bool {
	return slices.ContainsFunc(own.Broken, func(b Broken) bool { return b.Name == name })
}

// make makes icons of the best file, and says whether there is any.
func (own *Icons) make(all []candidate) bool {
	for _, best := range inOrder(all) {
		img, err := Decode(best.data)
		if err == nil {
			img = reduced(img)
			own.Made, err = Make(img)
		}
		if err != nil {
			own.Broken = append(own.Broken, Broken{best.Name, err})
			continue
		}
		for _, c := range all { // One that is made for it, by whom the large one is.
			if c.IsTouch && c.isSquare() && c.side() >= large && c.group <= best.group {
				if drawn, err := Decode(c.data); err == nil {
					img = reduced(drawn)
				}
				break
			}
		}
		if touch, err := Touch(img); err == nil {
			own.Made = append(own.Made, touch)
		}
		return true
	}
	return false
}

// inOrder has the pictures that large icons are best made of first: in each group the largest
// that is square, if that is large enough, then others by their size.
func inOrder(all []candidate) []candidate {
	rank := func(c candidate) int {
		switch {
		case c.isSquare() && c.side() >= large:
			return c.group
		case c.isSquare():
			return 1 << 8
		}
		return 1 << 9
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b candidate) int {
		if rank(a) != rank(b) {
			return rank(a) - rank(b)
		}
		return b.side() - a.side()
	})
	return sorted
}
