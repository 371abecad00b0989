package liquid

import "fmt"

// A failure is what is wrong where a template runs. It is a panic, as in text/template: it
// ends at its tag or output, which stands in the text as it was written.
type failure struct{ error }

// failed makes a failure as fmt.Errorf makes an error.
func failed(format string, args ...any) failure { return failure{fmt.Errorf(format, args...)} }

// must returns what was made, or fails.
func must[T any](v T, err error) T {
	if err != nil {
		panic(failure{err})
	}
	return v
}

// try returns what fails in a function.
func try(f func()) (err error) {
	defer func() {
		switch panicked := recover().(type) {
		case nil:
		case failure:
			err = panicked.error
		default:
			err = fmt.Errorf("can't be rendered: %v", panicked)
		}
	}()
	f()
	return nil
}
