package growth

// Language is a language that blogs are written in.
type Language struct {
	Name   string
	Inputs []Input
	// Jekyll says that it is one of Jekyll blogs.
	Jekyll bool
	// Whole says that an input is a whole file, with its front matter.
	Whole bool
}

// All are the languages of posts.
var All = []Language{
	{Name: "front matter", Inputs: FrontMatter, Whole: true},
	{Name: "front matter of Jekyll", Inputs: FrontMatter, Whole: true, Jekyll: true},
	{Name: "Markdown", Inputs: Markdown},
	{Name: "code", Inputs: Code},
	{Name: "SVG", Inputs: SVG},
	{Name: "kramdown", Inputs: Kramdown, Jekyll: true},
	{Name: "Liquid", Inputs: Liquid, Jekyll: true},
	{Name: "kramdown of Liquid", Inputs: added(Kramdown), Jekyll: true},
	{Name: "TeX", Inputs: TeX, Jekyll: true},
	{Name: "Mermaid", Inputs: Mermaid, Jekyll: true},
}
