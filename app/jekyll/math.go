package jekyll

import (
	"regexp"
	"slices"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/mathml"
)

// mathMarks says between which marks the texts of a Jekyll blog have formulas, beside
// kramdown's, which MathJax and KaTeX are told in scripts.
type mathMarks struct {
	// everywhere says that all texts have them, flags are the keys of front matter by which
	// one says that it has.
	everywhere bool
	flags      []string
	// dollars says that single dollar signs are such marks.
	dollars bool
	// macros are the commands that the scripts define.
	macros string
	// physics says that the scripts load MathJax's package of that name.
	physics bool
	// numbered says that MathJax is told to number equations, as KaTeX does.
	numbered bool
}

// in reports whether a text has formulas between marks.
func (m mathMarks) in(text front.Fields) bool {
	return m.everywhere || slices.ContainsFunc(m.flags, func(key string) bool { return isSet(text.Get(key)) })
}

// isSet reports whether a value is true to Liquid, or to who wrote "false".
func isSet(v front.Value) bool {
	is, isFlag := v.Bool()
	return v.Kind != front.Absent && (is || !isFlag && v.Text != "" || v.Kind != front.Scalar)
}

var (
	mathScript = regexp.MustCompile(`(?i)mathjax|katex`)
	// marksTold matches where they are told of marks at all.
	marksTold    = regexp.MustCompile(`(?i)inlineMath|delimiters|tex2jax`)
	singleDollar = regexp.MustCompile(`(inlineMath["']?\s*:[^a-zA-Z]*?|left["']?\s*:\s*)["']\$["']`)
	// physicsPackage matches where MathJax is told to load its package physics.
	physicsPackage = regexp.MustCompile(`["'](?:[\w/\[\]]*/)?physics(?:\.js)?["']`)
	// numbering matches where MathJax is told to number equations, or KaTeX is loaded.
	numbering = regexp.MustCompile(`(?i)\b(?:tags|autoNumber)["']?\s*:\s*["'](?:ams|all)["']|\bkatex(?:\.min)?\.js`)
	// mathFlag matches where a layout asks a page or the blog whether there are formulas.
	mathFlag = regexp.MustCompile(`(?i)\b(page|site)\.(\w*(?:math|katex|latex)\w*)(\s*[!=]=\s*false)?`)
	mathFile = regexp.MustCompile(`(?i)^assets/.*(?:mathjax|katex|math)[^/]*\.js$`)
)

// longScript is the length of the longest script that is read: libraries are longer.
const longScript = 32 << 10

// themeFlags are the keys of front matter by which themes load MathJax, where the layouts are
// in the theme's gem, or that authors took over from others.
var themeFlags = []string{"math", "mathjax", "use_math", "katex"}

// findMathMarks looks for scripts in layouts, what they include, and the blog's own scripts.
// Where none of these loads MathJax the theme's may, and where they load what is told in a file
// of the theme's gem, as a copy of one of Chirpy's includes does, that holds.
func (b *Blog) findMathMarks(f *folder.Folder) (m mathMarks) {
	loaded, told, site := false, false, themeFlags
	scripts := mathScripts(f)
	for _, text := range scripts {
		loaded, told = loaded || mathScript.Match(text), told || marksTold.Match(text)
		m.physics = m.physics || mathScript.Match(text) && physicsPackage.Match(text)
		m.numbered = m.numbered || numbering.Match(text)
		m.dollars = m.dollars || singleDollar.Match(text)
		for _, flag := range mathFlag.FindAllSubmatch(text, -1) {
			switch of, key := string(flag[1]), string(flag[2]); {
			case of == "site":
				site = append(site, key)
			case len(flag[3]) > 0: // It has them unless it says that it has none.
				m.everywhere = true
			default:
				m.flags = append(m.flags, key)
			}
		}
	}
	if !loaded {
		m.everywhere, m.flags = false, themeFlags
	}
	if gem := b.Theme == Chirpy || b.Theme == AlFolio || b.Theme == TeXt; !loaded || !told && gem {
		m.dollars = b.Theme != BeautifulJekyll
		m.numbered = b.Theme == Chirpy || b.Theme == AlFolio
	}
	m.everywhere = m.everywhere || len(m.flags) == 0 || slices.ContainsFunc(site, func(key string) bool { return isSet(b.Get(key)) })
	m.macros = mathml.Macros(macrosIn(scripts)+b.kramdownMacros(), m.physics)
	return m
}

// mathScripts are the texts in which MathJax or KaTeX may be loaded and told what to do.
func mathScripts(f *folder.Folder) (texts [][]byte) {
	for _, dir := range []string{"_layouts", "_includes", "assets"} {
		f.WalkAll(dir, func(file string, err error) {
			if err != nil || dir == "assets" && !mathFile.MatchString(file) {
				return
			}
			// What can't be read says nothing of formulas.
			if text, err := f.Read(file); err == nil && (dir != "assets" || len(text) <= longScript) {
				texts = append(texts, text)
			}
		})
	}
	return texts
}
