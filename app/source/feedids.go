package source

import (
	"encoding/xml"
	"strings"
)

// knownIDs are what an author's own feed calls itself and its posts, by site path. hanji's is
// in its place, and subscribers are to find nothing in it twice.
type knownIDs struct {
	feed    string
	entries map[string]string
}

// feedElement is an element of Atom or RSS, as far as it says what readers know it by.
type feedElement struct {
	Links []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Text string `xml:",chardata"`
	} `xml:"link"`
	ID   string `xml:"id"`
	GUID string `xml:"guid"`
}

// readIDs reads a feed as far as it is one.
func (x *index) readIDs(feed string) knownIDs {
	known := knownIDs{entries: map[string]string{}}
	decoder := xml.NewDecoder(strings.NewReader(feed))
	decoder.Strict = false
	for {
		token, err := decoder.Token()
		if err != nil {
			return known
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "id":
			_ = decoder.DecodeElement(&known.feed, &start) // What is broken says nothing.
		case "entry", "item":
			var e feedElement
			if decoder.DecodeElement(&e, &start) == nil {
				x.readID(e, known)
			}
		}
	}
}

func (x *index) readID(e feedElement, known knownIDs) {
	for _, link := range e.Links {
		if link.Rel != "" && link.Rel != "alternate" {
			continue
		}
		to := strings.TrimSpace(link.Href + link.Text)
		ref, _ := x.refer(origin{sitePath: "/", terse: true}, to, false)
		for _, id := range []string{e.ID, e.GUID, to} {
			if id = strings.TrimSpace(id); id != "" {
				known.entries[pathOf(ref.To)] = id
				return
			}
		}
	}
}

// keep gives a feed and its posts the IDs that an author's own feed in its place has, and no
// more posts than that.
func (k knownIDs) keep(f *Feed) {
	if len(k.entries) == 0 {
		return
	}
	if k.feed != "" {
		f.ID = k.feed
	}
	f.Entries = f.Entries[:min(len(k.entries), len(f.Entries))]
	for i, e := range f.Entries {
		if id := k.entries[e.Path]; id != "" {
			f.Entries[i].ID = id
		}
	}
}
