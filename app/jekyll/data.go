package jekyll

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"time"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/liquid"
	"hanji/app/problem"
)

// ReadData reads the data of the blog, by the names of files and folders
// (data_reader.rb). A file that can't be read is left out, under a warning. Dates in it
// that name no zone are in this one.
func (b *Blog) ReadData(zone *time.Location) {
	r := dataReader{b, zone, map[string]int{}}
	b.data = r.read(b.Dir("data_dir", "_data"))
}

// dataReader reads folders of data.
type dataReader struct {
	*Blog
	zone *time.Location
	// times counts how often a folder was read, by its name without links.
	times map[string]int
}

// mostTimes is how often a folder is read: links can lead to it again and again, and in
// circles.
const mostTimes = 32

// read reads what is in a folder, without what is left out.
func (d *dataReader) read(dir string) *liquid.Hash {
	data := &liquid.Hash{}
	of := &front.Report{File: dir, Kind: problem.BadFile}
	defer d.leaveOut(of)
	entries, err := d.folder.List(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		of.Problems = append(of.Problems, folder.Unreadable(dir, err))
	}
	if real, err := d.folder.Resolve(dir); err == nil {
		if d.times[real]++; d.times[real] > mostTimes {
			of.Errorf(front.Position{}, "remove links that lead to a folder that they are in", "too many symbolic links to one folder")
			return data
		}
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), "."):
		case d.folder.IsFolder(name):
			data.Set(dataKey(entry.Name()), d.read(name))
		default:
			r := &front.Report{File: name, Kind: problem.BadFile}
			if v, ok := d.decode(r); ok && !r.Failed() {
				data.Set(dataKey(strings.TrimSuffix(entry.Name(), path.Ext(name))), v)
			}
			d.leaveOut(r)
		}
	}
	return data
}

// DataFile returns what a file of the data says, by its path without an ending, and with its
// places; absent if there is none. What is wrong with it is told by ReadData.
func (b *Blog) DataFile(name string) (v front.Value, of *front.Report) {
	of = &front.Report{}
	for _, ext := range []string{".yml", ".yaml", ".json"} {
		if file := path.Join(b.Dir("data_dir", "_data"), name+ext); b.folder.Exists(file) {
			of = &front.Report{File: file, Lenient: true}
			v, _ = of.Decode(b.folder, "")
			break
		}
	}
	return v, of
}

func (d *dataReader) leaveOut(r *front.Report) {
	r.LeaveOut("the data")
	d.Problems = append(d.Problems, r.Problems...)
}

// decode decodes a report's file by its ending; ok is false if it is none of data.
func (d *dataReader) decode(r *front.Report) (v any, ok bool) {
	switch strings.ToLower(path.Ext(r.File)) {
	case ".yml", ".yaml", ".json":
		decoded, ok := r.Decode(d.folder, "correct the file, or quote the value")
		return native(decoded, d.zone), ok
	case ".csv":
		return d.rows(r, ',')
	case ".tsv":
		return d.rows(r, '\t')
	}
	return nil, false
}

// rows reads a table whose first line names the columns.
func (d *dataReader) rows(r *front.Report, comma rune) (list []any, ok bool) {
	text, ok := r.Read(d.folder)
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
			r.Errorf(front.Position{Line: wrong.Line}, "correct the table", "%s", wrong.Err)
			return nil, false
		}
		if columns == nil {
			columns = record
			continue
		}
		if missing += max(0, len(columns)-len(record)); missing > most {
			line, _ := reader.FieldPos(0)
			r.Errorf(front.Position{Line: line}, "write a value, or nothing, for each column", "the rows up to here lack more than %d values", most)
			return nil, false
		}
		row := &liquid.Hash{}
		for j, column := range columns {
			row.Set(column, nil)
			if j < len(record) && record[j] != "" {
				row.Set(column, record[j])
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
