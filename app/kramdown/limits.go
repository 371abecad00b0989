package kramdown

// Limits that no text meant for readers meets. They keep the time that any
// source takes near to linear in its length, and the stack small.
const (
	maxDepth         = 100  // blocks, or spans, within each other
	maxAttributes    = 4000 // bytes of an attribute list
	maxTagAttributes = 200  // attributes of an element
	maxOption        = 40   // bytes of an option that a text sets
	partSize         = 32   // bytes that an attribute or cell counts as
	stepEffort       = 32   // bytes looked at that looking for a span counts as
)

// mayRepeat reports whether a reference in a line may stand for n bytes more: to the
// definition of a link or an abbreviation, a named attribute list, or cells that a row lacks.
func (p *parser) mayRepeat(line, n int) bool {
	if p.repetition >= 0 && p.repetition < n {
		p.warn(line, "so much is repeated by references, attribute lists or short rows that it is left out from here on",
			"refer less often to what is long")
	}
	p.repetition -= n
	return p.repetition >= 0
}

// effortFor returns how many bytes of a source of a length may be looked at for
// ends that may never come, and once more for what fails to be a span.
func effortFor(length int) int { return 1<<20 + 40*length }

// spend takes n bytes looked at from what may be.
func (p *parser) spend(n int) { p.effort -= n }

// exhausted reports whether what looks for an end may not look any more.
func (p *parser) exhausted() bool { return p.effort < 0 }

// tooDeep reports whether blocks may not nest any deeper.
func (p *parser) tooDeep() bool { return p.depth >= maxDepth }
