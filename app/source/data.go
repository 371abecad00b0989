package source

import (
	"encoding/csv"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hanji/app/liquid"
)

// dataFolder is where a Jekyll blog has its data, unless data_dir says otherwise.
const dataFolder = "_data"

// readData reads the data of a Jekyll blog, by the names of files and folders
// (data_reader.rb). A file that can't be read is left out, under a warning.
func readData(f *folder, c config, zone *time.Location, add func(Problem)) *liquid.Hash {
	dir := path.Clean(firstOf(c.text("data_dir"), dataFolder))
	return readDataIn(f, dir, zone, add)
}

func readDataIn(f *folder, dir string, zone *time.Location, add func(Problem)) *liquid.Hash {
	data := &liquid.Hash{}
	entries, _ := fs.ReadDir(f.root.FS(), dir)
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		ext := strings.ToLower(path.Ext(name))
		key := dataKey(strings.TrimSuffix(entry.Name(), path.Ext(name)))
		if f.isFolder(name) {
			data.Set(dataKey(entry.Name()), readDataIn(f, name, zone, add))
			continue
		}
		r := &report{file: name, kind: BadFile}
		if v, ok := r.data(f, ext, zone); ok && !r.failed() {
			data.Set(key, v)
		}
		for _, p := range r.problems {
			if !p.Warning {
				p.Warning, p.What = true, "the data is left out: "+p.What
			}
			add(p)
		}
	}
	return data
}

// data decodes a file of data by its ending; ok is false if it is none.
func (r *report) data(f *folder, ext string, zone *time.Location) (v any, ok bool) {
	decode := r.decodeRuby
	switch ext {
	case ".yml", ".yaml":
	case ".json":
		decode = decodeJSON
	case ".csv":
		return r.rows(f, ',')
	case ".tsv":
		return r.rows(f, '\t')
	default:
		return nil, false
	}
	text, ok := r.read(f)
	if !ok {
		return nil, false
	}
	decoded, err := decode(text)
	if err != nil {
		r.syntax(err, "correct the file, or quote the value")
		return nil, false
	}
	return native(decoded, zone), true
}

// rows reads a table whose first line names the columns.
func (r *report) rows(f *folder, comma rune) (list []any, ok bool) {
	text, ok := r.read(f)
	if !ok {
		return nil, false
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = comma, -1, true
	records, err := reader.ReadAll()
	if err != nil {
		r.errorf(position{}, "correct the table", "%s", err)
		return nil, false
	}
	for i, record := range records {
		if i == 0 {
			continue
		}
		row := &liquid.Hash{}
		for j, column := range records[0] {
			if j < len(record) && record[j] != "" {
				row.Set(column, record[j])
			} else {
				row.Set(column, nil)
			}
		}
		list = append(list, row)
	}
	return list, true
}

var (
	notInKey   = regexp.MustCompile(`[^\w\s-]+|(?:^|\b)\s+$`)
	whiteSpace = regexp.MustCompile(`\s+`)
)

// dataKey is the name of a file as templates write it.
func dataKey(name string) string {
	return whiteSpace.ReplaceAllString(notInKey.ReplaceAllString(name, ""), "_")
}

// native returns a value as Liquid has it: what Ruby's YAML makes of it. A date without a
// time stays text.
func native(v value, zone *time.Location) any {
	switch v.kind {
	case absent:
		return nil
	case list:
		items := make([]any, len(v.items))
		for i, item := range v.items {
			items[i] = native(item, zone)
		}
		return items
	case table:
		return nativeTable(v.members, zone)
	}
	if v.quoted {
		return v.text
	}
	switch strings.ToLower(v.text) {
	case "true", "yes", "on":
		return true
	case "false", "no", "off":
		return false
	}
	if !v.typed {
		return v.text
	}
	if n, err := strconv.Atoi(strings.ReplaceAll(v.text, "_", "")); err == nil {
		return n
	}
	if n, err := strconv.ParseInt(v.text, 0, 0); err == nil {
		return int(n)
	}
	if n, err := strconv.ParseFloat(v.text, 64); err == nil {
		return n
	}
	if strings.Contains(v.text, ":") {
		if t, ok := parseDate(v.text, false, zone); ok {
			return t
		}
	}
	return v.text
}

func nativeTable(members []member, zone *time.Location) *liquid.Hash {
	h := &liquid.Hash{}
	for _, m := range members {
		h.Set(m.key, native(m.value, zone))
	}
	return h
}
