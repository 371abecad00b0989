package post

import (
	"slices"
	"testing"
)

func TestCompareNames(t *testing.T) {
	want := []string{"", "007", "8", "Go", "go", "Go 1.9", "Go 1.21", "go2", "분류1", "분류2", "분류2a", "분류10", "분류10 안", "분류100000000000000000000"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, CompareNames)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
