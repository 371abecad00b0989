package liquid

// forloop is what a loop tells of itself.
type forloop struct {
	index, length int
	// Of a for, its name and the loop around it, if there is one.
	name, parent any
	// Of a tablerow, how many columns it has.
	cols int
}

// members are those of each loop, and cells those of a tablerow.
var (
	members = map[string]func(f *forloop) any{
		"index":      func(f *forloop) any { return f.index + 1 },
		"index0":     func(f *forloop) any { return f.index },
		"rindex":     func(f *forloop) any { return f.length - f.index },
		"rindex0":    func(f *forloop) any { return f.length - f.index - 1 },
		"first":      func(f *forloop) any { return f.index == 0 },
		"last":       func(f *forloop) any { return f.index == f.length-1 },
		"length":     func(f *forloop) any { return f.length },
		"name":       func(f *forloop) any { return f.name },
		"parentloop": func(f *forloop) any { return f.parent },
	}
	cells = map[string]func(f *forloop) any{
		"col":       func(f *forloop) any { return f.col() },
		"col0":      func(f *forloop) any { return f.col() - 1 },
		"row":       func(f *forloop) any { return f.row() },
		"col_first": func(f *forloop) any { return f.col() == 1 },
		"col_last":  func(f *forloop) any { return f.col() == f.cols },
	}
)

func (f *forloop) col() int { return f.index%f.cols + 1 }
func (f *forloop) row() int { return f.index/f.cols + 1 }

func (f *forloop) member(key string) any {
	if of, found := members[key]; found {
		return of(f)
	}
	if of, found := cells[key]; found && f.cols > 0 {
		return of(f)
	}
	return nil
}
