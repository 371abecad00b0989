package kramdown

// Limits that no text meant for readers meets. They keep the time that any
// source takes near to linear in its length, and the stack small.
const (
	maxDepth         = 100  // blocks, or spans, within each other
	maxAttributes    = 4000 // bytes of an attribute list
	maxTagAttributes = 200  // attributes of an element
	maxExpansions    = 9999 // references from attribute lists to attribute lists
	stepEffort       = 32   // bytes looked at that looking for a span counts as
)

// effortFor returns how many bytes of a source of a length may be looked at for
// ends that may never come, and once more for what fails to be a span.
func effortFor(length int) int { return 1<<20 + 40*length }

// spend takes n bytes looked at from what may be.
func (p *parser) spend(n int) { p.effort -= n }

// exhausted reports whether what looks for an end may not look any more.
func (p *parser) exhausted() bool { return p.effort < 0 }

// tooDeep reports whether blocks may not nest any deeper.
func (p *parser) tooDeep() bool { return p.depth >= maxDepth }
