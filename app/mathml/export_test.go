package mathml

// Forget empties the cache of formulas.
func Forget() { cache.Forget() }
