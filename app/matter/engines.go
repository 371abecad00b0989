package matter

import (
	"hanji/app/address"
	"hanji/app/front"
)

// CheckEngines reports what the front matter asks of search engines in a way that they are not
// told of: site reads it.
func CheckEngines(d front.Fields) {
	d.Flag("noindex", false)
	if d.Get("sitemap").Kind == front.Scalar { // A table has a priority, which search engines do not read.
		d.Flag("sitemap", true)
	}
	if v := d.Get("robots"); v.Kind == front.Table {
		d.Wrongf(v.At, "write it like robots: noindex", "robots is %s, text or a list is expected", v.Kind)
	}
	if v := d.Get("canonical_url"); !SaysNothing(v) && (v.Kind != front.Scalar || !address.IsWeb(v.Text)) {
		d.Wrongf(v.At, "write a whole address, which begins with https://", "canonical_url is no address of the web: it is not read")
	}
}
