package site_test

import (
	"fmt"
	"testing"

	"hanji/app/corpus"
	"hanji/app/site"
	"hanji/app/source"
	"hanji/web"
)

// BenchmarkBuild reads blogs of several sizes and makes their files, compression
// and the client aside.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			dir := b.TempDir()
			if err := corpus.Write(dir, n); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				blog, problems := source.Load(dir, source.Options{})
				if len(problems) > 0 {
					b.Fatal(problems[0])
				}
				if _, err := site.Build(blog, web.Files, site.Client{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
