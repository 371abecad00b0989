package diagram

// Forget empties the cache of drawings.
func Forget() { drawings.Forget() }
