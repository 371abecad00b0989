package ui

import (
	"reflect"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12_045: "12,045", 1_002_003: "1,002,003"} {
		if got := number(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// TestCountsAreGrouped holds that every text with a count has it grouped.
func TestCountsAreGrouped(t *testing.T) {
	ofCounts := []reflect.Type{
		reflect.TypeFor[func(int) string](), reflect.TypeFor[func(int, int) string](), reflect.TypeFor[func(string, int) string](),
	}
	found := 0
	var look func(in reflect.Value)
	look = func(in reflect.Value) {
		for i := range in.NumField() {
			name, field := in.Type().Field(i).Name, in.Field(i)
			switch {
			case field.Kind() == reflect.Struct:
				look(field)
			case name == "Year", name == "Minutes", name == "Read": // No counts of what a blog has.
			case field.Kind() == reflect.Func:
				for _, signature := range ofCounts {
					if field.Type() != signature {
						continue
					}
					found++
					arguments := make([]reflect.Value, signature.NumIn())
					for i := range arguments {
						if arguments[i] = reflect.ValueOf("x"); signature.In(i).Kind() == reflect.Int {
							arguments[i] = reflect.ValueOf(12_345)
						}
					}
					if got := field.Call(arguments)[0].String(); strings.Contains(got, "12345") || !strings.Contains(got, "12,345") {
						t.Errorf("%s is %q", name, got)
					}
				}
			}
		}
	}
	look(reflect.ValueOf(korean))
	look(reflect.ValueOf(english))
	if found < 18 {
		t.Errorf("only %d texts have counts", found)
	}
}
