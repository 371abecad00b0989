package browser

// What the scripts of web/ call by the same names: they are told these as known.marksKey and so
// on.
const (
	// MarksKey is where web/reader/marks.js keeps how far the reader came.
	MarksKey = "read"
	// PositionsKey is where the session keeps positions, by what entries of the history
	// have as EntryKey in their state.
	PositionsKey = "scroll"
	EntryKey     = "hanji"

	// StateEvent says that window.hanji has changed, LeaveEvent that a page is about to be
	// left, PageEvent that another one is shown.
	StateEvent = "hanji:state"
	LeaveEvent = "hanji:leave"
	PageEvent  = "hanji:page"
)
