package markdown_test

import (
	"testing"

	"hanji/app/corpus"
	"hanji/app/markdown"
	"hanji/app/post"
)

// BenchmarkRender renders a post of some 3 KB.
func BenchmarkRender(b *testing.B) {
	text := post.Text{Markdown: corpus.Post(1)}
	b.SetBytes(int64(len(text.Markdown)))
	for b.Loop() {
		markdown.Render(text, "/")
	}
}
