package liquid

// mermaidNode is jekyll-mermaid's tag.
func mermaidNode(b *block) (node, error) {
	body := b.parts[0].nodes
	return node{run: func(r *run) { r.write(`<div class="mermaid">` + r.capture(body) + `</div>`) }}, nil
}
