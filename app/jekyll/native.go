package jekyll

import (
	"strconv"
	"strings"
	"time"

	"hanji/app/front"
	"hanji/app/liquid"
)

// native returns a value as Liquid has it: what Ruby's YAML makes of it. A date without a
// time stays text.
func native(v front.Value, zone *time.Location) any {
	switch v.Kind {
	case front.Absent:
		return nil
	case front.List:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = native(item, zone)
		}
		return items
	case front.Table:
		return nativeTable(v.Members, zone)
	}
	if v.Quoted {
		return v.Text
	}
	if is, ok := v.Bool(); ok {
		return is
	}
	if !v.Typed {
		return v.Text
	}
	if n, err := strconv.Atoi(strings.ReplaceAll(v.Text, "_", "")); err == nil {
		return n
	}
	if n, err := strconv.ParseInt(v.Text, 0, 0); err == nil {
		return int(n)
	}
	if n, err := strconv.ParseFloat(v.Text, 64); err == nil {
		return n
	}
	if strings.Contains(v.Text, ":") {
		if t, ok := front.ParseDate(v.Text, false, zone); ok {
			return t
		}
	}
	return v.Text
}

func nativeTable(members []front.Member, zone *time.Location) *liquid.Hash {
	h := &liquid.Hash{}
	for _, m := range members {
		h.Set(m.Key, native(m.Value, zone))
	}
	return h
}

// AnyDate reads a date as Liquid does, which is in any text that has one.
func AnyDate(text string, zone *time.Location) (time.Time, bool) {
	t, ok := liquid.ParseTime(text, zone)
	return front.FixedZone(t.In(zone)), ok && t.Year() > 1 // A text may name none.
}
