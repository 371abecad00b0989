package source

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hanji/app/folder"
	"hanji/app/liquid"
)

// dataFolder is where a Jekyll blog has its data, unless data_dir says otherwise.
const dataFolder = "_data"

// readData reads the data of a Jekyll blog, by the names of files and folders
// (data_reader.rb). A file that can't be read is left out, under a warning.
func readData(f *folder.Folder, c config, zone *time.Location, add func(Problem)) *liquid.Hash {
	r := dataReader{f, zone, add, map[string]int{}}
	return r.read(c.folder("data_dir", dataFolder))
}

// dataReader reads folders of data.
type dataReader struct {
	folder *folder.Folder
	zone   *time.Location
	add    func(Problem)
	// times counts how often a folder was read, by its name without links.
	times map[string]int
}

// mostTimes is how often a folder is read: links can lead to it again and again, and in
// circles.
const mostTimes = 32

func (d *dataReader) read(dir string) *liquid.Hash {
	data := &liquid.Hash{}
	entries, err := d.folder.List(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.leaveOut(unreadable(dir, err))
	}
	if real, err := d.folder.Resolve(dir); err == nil {
		if d.times[real]++; d.times[real] > mostTimes {
			d.leaveOut(Problem{Kind: BadFile, File: dir, What: "too many symbolic links to one folder", Hint: "remove links that lead to a folder that they are in"})
			return data
		}
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		ext := strings.ToLower(path.Ext(name))
		key := dataKey(strings.TrimSuffix(entry.Name(), path.Ext(name)))
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if d.folder.IsFolder(name) {
			data.Set(dataKey(entry.Name()), d.read(name))
			continue
		}
		r := &report{file: name, kind: BadFile}
		if v, ok := r.data(d.folder, ext, d.zone); ok && !r.failed() {
			data.Set(key, v)
		}
		for _, p := range r.problems {
			d.leaveOut(p)
		}
	}
	return data
}

// leaveOut reports a problem, with which data is left out unless it is a warning.
func (d *dataReader) leaveOut(p Problem) {
	if !p.Warning {
		p.Warning, p.What = true, "the data is left out: "+p.What
	}
	d.add(p)
}

// data decodes a file of data by its ending; ok is false if it is none.
func (r *report) data(f *folder.Folder, ext string, zone *time.Location) (v any, ok bool) {
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
func (r *report) rows(f *folder.Folder, comma rune) (list []any, ok bool) {
	text, ok := r.read(f)
	if !ok {
		return nil, false
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = comma, -1, true
	most, missing := 10_000+len(text), 0
	var columns []string
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return list, true
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			r.errorf(position{line: wrong.Line}, "correct the table", "%s", wrong.Err)
			return nil, false
		}
		if columns == nil {
			columns = record
			continue
		}
		if missing += max(0, len(columns)-len(record)); missing > most {
			line, _ := reader.FieldPos(0)
			r.errorf(position{line: line}, "write a value, or nothing, for each column", "the rows up to here lack more than %d values", most)
			return nil, false
		}
		row := &liquid.Hash{}
		for j, column := range columns {
			if j < len(record) && record[j] != "" {
				row.Set(column, record[j])
			} else {
				row.Set(column, nil)
			}
		}
		list = append(list, row)
	}
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
