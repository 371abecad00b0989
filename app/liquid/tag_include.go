package liquid

import (
	"errors"
	"regexp"
	"strings"
	"sync"

	"hanji/app/problem"
)

const parameter = `([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.-]+)`

var (
	parameters      = regexp.MustCompile(parameter)
	validParameters = regexp.MustCompile(`^\s*(?:` + parameter + `(?:\s+|$))*$`)
	variableFile    = regexp.MustCompile(`(?s)([^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)`)
	validFile       = regexp.MustCompile(`^[\w/.\-()+~#@]+$`)
	leadingOut      = regexp.MustCompile(`[./]{2,}`)
)

// includeNode is include and its kin: a file, or outputs that make the name of
// one, and parameters. Of a file that can't be included, nothing is shown.
func includeNode(relative bool) func(string) (node, error) {
	return func(markup string) (node, error) {
		markup = strings.Trim(markup, trimmed)
		end := strings.IndexAny(markup+" ", spaces)
		name, given := &template{nodes: []node{{text: markup[:end]}}}, markup[end:]
		hasParameters := given != ""
		if found := variableFile.FindStringSubmatch(markup); found != nil {
			name, given = parse(strings.Trim(found[1], trimmed), "", 1), strings.Trim(found[2], trimmed)
			hasParameters = true // Of which there may be none.
			if len(name.problems) > 0 {
				return node{}, errors.New(name.problems[0].What)
			}
		}
		if !validParameters.MatchString(given) {
			return node{}, problem.Errorf(`write {% include file.html a=page.title b="text" %}`, "include has bad parameters: %s", strings.Trim(given, trimmed))
		}
		var values record
		for _, found := range parameters.FindAllStringSubmatch(given, -1) {
			key, value := found[1], found[2]
			if mark := value[:1]; mark == `"` || mark == `'` {
				values.add(key, literal{strings.ReplaceAll(value[1:len(value)-1], `\`+mark, mark)})
			} else {
				values.add(key, readOperand(value))
			}
		}
		return node{hides: true, run: func(r *run) {
			t := r.includeFile(relative, r.capture(name.nodes))
			given := r.evaluate(values)
			outer, line := r.inner, r.line
			r.inner, r.line = t.file, 1
			r.depth++
			r.push()
			if hasParameters {
				r.local("include", given)
			}
			r.template(t)
			r.pop()
			r.depth--
			r.inner, r.line = outer, line
		}}, nil
	}
}

// includeFile returns the template of a file, which is read and parsed once in a build.
func (r *run) includeFile(relative bool, name string) *template {
	if !validFile.MatchString(name) || leadingOut.MatchString(name) {
		panic(failure{problem.Errorf("write a path below _includes, of letters, digits and ._/-", "%q is no name of an include", name)})
	}
	r.spend(filterWork)
	if r.depth >= maxDepth && r.stop != exhausted {
		panic(failure{problem.Errorf("does a file include itself?", "includes are nested too deep")})
	}
	var key any = name
	var read func() (source, file string, err error)
	switch {
	case relative && r.site.IncludeRelative != nil:
		key = [2]string{r.file, name}
		read = func() (string, string, error) { return r.site.IncludeRelative(r.file, name) }
	case !relative && r.site.Include != nil:
		read = func() (string, string, error) { return r.site.Include(name) }
	default:
		panic(missing(name))
	}
	isNew := !r.included[key]
	if isNew {
		r.included[key] = true
		r.spend(fileWork)
	}
	if r.stop == exhausted {
		panic(missing(name))
	}
	entry, _ := r.includes.LoadOrStore(key, sync.OnceValues(func() (*template, error) {
		source, file, err := read()
		if err != nil {
			return nil, err
		}
		return parse(source, file, 1), nil
	}))
	t := must(entry.(func() (*template, error))())
	switch {
	case isNew:
		r.added += t.size
	case r.repeated < maxRepeated:
		r.repeated += t.size
		r.added += t.size
	}
	return t
}

func missing(name string) failure { return failed("there is no %q", name) }
