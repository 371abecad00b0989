package growth

// Language is a language that blogs are written in.
type Language struct {
	Name   string
	Inputs []Input
	// Jekyll says that it is one of Jekyll blogs.
	Jekyll bool
}

// All are the languages whose inputs are the text of a post.
var All = []Language{
	{Name: "Markdown", Inputs: Markdown},
	{Name: "code", Inputs: Code},
	{Name: "SVG", Inputs: SVG},
	{Name: "kramdown", Inputs: Kramdown, Jekyll: true},
	{Name: "Liquid", Inputs: Liquid, Jekyll: true},
	{Name: "TeX", Inputs: TeX, Jekyll: true},
}
