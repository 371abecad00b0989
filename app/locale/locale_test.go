package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// each calls see with every text and function of a language, by its name and with the
// arguments that it takes.
func each(t *Text, see func(name string, field reflect.Value)) {
	var look func(name string, in reflect.Value)
	look = func(name string, in reflect.Value) {
		switch in.Kind() {
		case reflect.Struct:
			for i := range in.NumField() {
				look(strings.TrimPrefix(name+"."+in.Type().Field(i).Name, "."), in.Field(i))
			}
		case reflect.Array:
			for i := range in.Len() {
				look(name, in.Index(i))
			}
		default:
			see(name, in)
		}
	}
	look("", reflect.ValueOf(t).Elem())
}

// call calls one of a language's functions with arguments that can be told from its words.
func call(f reflect.Value) string {
	var arguments []reflect.Value
	for i := range f.Type().NumIn() {
		var argument any
		switch reflect.Zero(f.Type().In(i)).Interface().(type) {
		case string:
			argument = "{}"
		case int:
			argument = 12_345
		case float64:
			argument = 12_345.0
		case time.Time:
			argument = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
		case time.Month:
			argument = time.November
		}
		arguments = append(arguments, reflect.ValueOf(argument))
	}
	return f.Call(arguments)[0].String()
}

// TestNoTextIsMissing holds that every language has each text, that each takes what it is
// given, and that what a script fills in has its place in it.
func TestNoTextIsMissing(t *testing.T) {
	places := map[string]int{}
	each(&english, func(name string, field reflect.Value) {
		if field.Kind() == reflect.String {
			places[name] += strings.Count(field.String(), "{}")
		}
	})
	var tags []string
	for _, language := range languages {
		texts := 0
		each(language, func(name string, field reflect.Value) {
			texts++
			switch name = language.Lang + ": " + name; field.Kind() {
			case reflect.String:
				if strings.TrimSpace(field.String()) == "" {
					t.Errorf("%s is missing", name)
				}
				if _, name, _ := strings.Cut(name, ": "); strings.Count(field.String(), "{}") != places[name] {
					t.Errorf("%s has not the places of the English text: %q", name, field)
				}
			case reflect.Slice:
				if field.Len() == 0 || slices.Contains(field.Interface().([]string), "") {
					t.Errorf("%s are missing", name)
				}
			case reflect.Func:
				if field.IsNil() {
					t.Errorf("%s is missing", name)
					return
				}
				said := call(field)
				if strings.TrimSpace(said) == "" {
					t.Errorf("%s says nothing", name)
				}
				for i := range field.Type().NumIn() {
					if field.Type().In(i).Kind() == reflect.String && !strings.Contains(said, "{}") {
						t.Errorf("%s leaves out what it is given: %q", name, said)
					}
				}
			case reflect.Pointer: // Script, which many have not.
			default:
				t.Fatalf("%s is a %s, which this test does not know", name, field.Kind())
			}
		})
		if texts < 150 {
			t.Errorf("%s: only %d texts", language.Lang, texts)
		}
		if language.Lang != strings.ToLower(language.Lang) || strings.Contains(language.Lang, "-") || slices.Contains(tags, language.Lang) {
			t.Errorf("%q is not a language's own tag", language.Lang)
		}
		tags = append(tags, language.Lang)
		if For(language.Lang) != language || For(strings.ToUpper(language.Lang)+"-XX") != language {
			t.Errorf("%s is not found by its tag", language.Lang)
		}
	}
	if For("xx") != &english || For("") != &english || For("kok") != &english {
		t.Error("a language without a text is not English")
	}
}

// TestOneLanguageIsOneFile holds that no other room has words in two languages: where
// there is Korean there are words, or what Korean is written with. A theme's own are its rules.
func TestOneLanguageIsOneFile(t *testing.T) {
	writing := []string{"app/identity", "app/locale/korean.go", "app/search", "app/ui/terms.go"}
	others := []string{"app/corpus", "app/e2e", "app/growth", "app/third_party", "posts"}
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		if slices.Contains(writing, name) || slices.Contains(others, name) || strings.HasPrefix(name, ".") && name != "." {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		seen++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && strings.ContainsFunc(literal.Value, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
				t.Errorf("%s says %s: words are in app/locale", name, literal.Value)
			}
			return true
		})
		return nil
	})
	if err != nil || seen < 200 {
		t.Fatal(seen, err)
	}
}

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
	for _, language := range languages {
		found := 0
		each(language, func(name string, field reflect.Value) {
			if field.Kind() != reflect.Func || !slices.Contains(ofCounts, field.Type()) ||
				slices.Contains([]string{"Year", "Minutes", "Shelf.Read"}, name) { // No counts of what a blog has.
				return
			}
			found++
			if got, grouped := call(field), language.Number(12_345); strings.Contains(got, "12345") || !strings.Contains(got, grouped) {
				t.Errorf("%s: %s is %q", language.Lang, name, got)
			}
		})
		if found < 9 {
			t.Errorf("%s: only %d texts have counts", language.Lang, found)
		}
	}
}

func TestOf(t *testing.T) {
	for text, want := range map[string]string{
		"": "en", "Plain English.": "en", "물의 길": "ko", "const veryLongName = true 이라고 쓴 글입니다.": "ko", "The word for it is 물길.": "en", "日本語": "en",
	} {
		if got := Of(text).Lang; got != want {
			t.Errorf("%q is in %s, want %s", text, got, want)
		}
	}
}
