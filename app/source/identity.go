package source

// identify takes over whose blog it is: what the settings and data of a Jekyll blog say of its
// owner, where manifest.json says nothing.
func (j jekyllRules) identify(r *reader) {
}
