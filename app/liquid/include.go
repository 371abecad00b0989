package liquid

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// include is a file of _includes, read and parsed once.
type include struct {
	once     sync.Once
	template *template
	err      error
}

func (i *include) read(from func() (source, file string, err error)) (*template, error) {
	i.once.Do(func() {
		source, file, err := from()
		if i.err = err; err == nil {
			i.template = parse(source, file, 1)
		}
	})
	return i.template, i.err
}

const parameter = `([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w.-]+))`

var (
	parameters      = regexp.MustCompile(parameter)
	validParameters = regexp.MustCompile(`^\s*(?:` + parameter + `(?:\s+|$))*$`)
	variableFile    = regexp.MustCompile(`(?s)([^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)`)
	validFile       = regexp.MustCompile(`^[\w/.\-()+~#@]+$`)
	leadingOut      = regexp.MustCompile(`[./]{2,}`)
)

// includeNode is include and its kin: a file, or outputs that make the name of
// one, and parameters.
func includeNode(relative bool) func(string) (node, error) {
	return func(markup string) (node, error) {
		markup = strings.Trim(markup, trimmed)
		var name *template
		var given string
		var hasParameters bool
		if found := variableFile.FindStringSubmatch(markup); found != nil {
			name, given = parse(strings.Trim(found[1], trimmed), "", 1), strings.Trim(found[2], trimmed)
			hasParameters = true // Of which there may be none.
			if len(name.problems) > 0 {
				return node{}, errors.New(name.problems[0].What)
			}
		} else {
			end := strings.IndexAny(markup+" ", spaces)
			name, given = &template{nodes: []node{{text: markup[:end]}}}, markup[end:]
			hasParameters = given != ""
		}
		if !validParameters.MatchString(given) {
			return node{}, &hinted{"include has bad parameters: " + strings.Trim(given, trimmed), `write {% include file.html a=page.title b="text" %}`}
		}
		var keys []string
		var arguments []expression
		for _, found := range parameters.FindAllStringSubmatch(given, -1) {
			dialect := operand(found[4])
			switch {
			case found[4] != "":
			case strings.HasSuffix(found[0], `"`):
				dialect = quote(strings.ReplaceAll(found[2], `\"`, `"`))
			default:
				dialect = quote(strings.ReplaceAll(found[3], `\'`, `'`))
			}
			e, err := compile(dialect)
			if err != nil {
				return node{}, err
			}
			keys, arguments = append(keys, found[1]), append(arguments, e)
		}
		return node{run: func(r *run) error {
			t, err := r.includeFile(relative, r.capture(name.nodes))
			if err != nil {
				return err
			}
			values := &Hash{}
			for i, e := range arguments {
				v, err := r.evaluate(e)
				if err != nil {
					return err
				}
				values.Set(keys[i], v)
			}
			outer, line := r.inner, r.line
			r.inner = t.file
			r.depth++
			r.push()
			if hasParameters {
				r.local("include", values)
			}
			r.template(t)
			r.pop()
			r.depth--
			r.inner, r.line = outer, line
			return nil
		}}, nil
	}
}

func (r *run) includeFile(relative bool, name string) (*template, error) {
	if !validFile.MatchString(name) || leadingOut.MatchString(name) {
		return nil, &hinted{fmt.Sprintf("%q is no name of an include", name), "write a path below _includes, of letters, digits and ._/-"}
	}
	r.spend(filterWork)
	if r.stop == exhausted {
		return nil, missing(name)
	}
	if r.depth >= maxDepth {
		return nil, &hinted{"includes are nested too deep", "does a file include itself?"}
	}
	var key any = name
	if relative {
		key = [2]string{r.file, name}
	}
	isNew := !r.included[key]
	if isNew {
		r.included[key] = true
		if r.spend(fileWork); r.stop == exhausted {
			return nil, missing(name)
		}
	}
	entry, _ := r.includes.LoadOrStore(key, &include{})
	var read func() (string, string, error)
	if relative {
		read = func() (string, string, error) {
			if r.site.IncludeRelative == nil {
				return "", "", missing(name)
			}
			return r.site.IncludeRelative(r.file, name)
		}
	} else {
		read = func() (string, string, error) {
			if r.site.Include == nil {
				return "", "", missing(name)
			}
			return r.site.Include(name)
		}
	}
	t, err := entry.(*include).read(read)
	switch {
	case err != nil:
	case isNew:
		r.added += t.size
	case r.repeated < maxRepeated:
		r.repeated += t.size
		r.added += t.size
	}
	return t, err
}

func missing(name string) error { return fmt.Errorf("there is no %q", name) }
