package front

import (
	"path"
	"strings"

	"hanji/app/folder"
)

// Decode reads and decodes the report's file by its ending, as YAML unless that is of JSON
// or TOML. What is wrong with it is reported, with the hint if there is no better one.
func (r *Report) Decode(f *folder.Folder, hint string) (v Value, ok bool) {
	text, ok := r.Read(f)
	if !ok {
		return Value{}, false
	}
	decode := r.DecodeRuby
	switch strings.ToLower(path.Ext(r.File)) {
	case ".json":
		decode = decodeJSON
	case ".toml":
		decode = decodeTOML
	}
	v, err := decode(text)
	if err != nil {
		r.Syntax(err, hint)
	}
	return v, err == nil
}
