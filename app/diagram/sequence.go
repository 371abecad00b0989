package diagram

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// sequence is who says what to whom.
type sequence struct {
	Actors   named[actor] `json:"actors"`
	Messages []message    `json:"messages"`
	Blocks   []block      `json:"blocks"`
	Notes    []note       `json:"notes"`
}

type actor struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Type  string `json:"type"`
}

type message struct {
	From       string `json:"from"`
	To         string `json:"to"`
	Label      string `json:"label"`
	Line       string `json:"lineStyle"`
	Head       string `json:"arrowHead"`
	Activate   bool   `json:"activate"`
	Deactivate bool   `json:"deactivate"`
}

// block is what holds for some messages, up to the one at End.
type block struct {
	Type     string    `json:"type"`
	Label    string    `json:"label"`
	Start    int       `json:"startIndex"`
	End      int       `json:"endIndex"`
	Dividers []divider `json:"dividers"`
}

type divider struct {
	At    int    `json:"index"`
	Label string `json:"label"`
}

type note struct {
	Actors   []string `json:"actorIds"`
	Text     string   `json:"text"`
	Position string   `json:"position"`
	After    int      `json:"afterIndex"`
	Below    bool     `json:"below"` // A block ends between that message and the note.
}

func (s *sequence) size() int {
	return len(s.Actors.all) + len(s.Messages) + len(s.Notes) + 2*len(s.Blocks)
}

var (
	actorLine   = regexp.MustCompile(`^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$`)
	noteLine    = regexp.MustCompile(`(?i)^note\s+(left of|right of|over)\s+([^:]+?)\s*:\s*(.+)$`)
	blockLine   = regexp.MustCompile(`^(loop|alt|opt|par|critical|break|rect)\b\s*([^\s-].*)?$`)
	dividerLine = regexp.MustCompile(`^(?:else|and|option)\b\s*([^\s-].*)?$`)
	activeLine  = regexp.MustCompile(`^(activate|deactivate)\s+(.+)$`)
	numberLine  = regexp.MustCompile(`^autonumber(?:\s+(\d{1,6}))?(?:\s+(\d{1,6}))?$`)
	messageLine = regexp.MustCompile(`^([^:<>]+?)\s*(-->>|->>|--x|-x|--\)|-\)|-->|->)\s*([+-]?)\s*([^:<>]+?)\s*:\s*(.*)$`)
	ignoredLine = regexp.MustCompile(`^(?:destroy\s|links?\s|properties\s|autonumber off$|title\b)`)
)

func readSequence(r *reader, _ string) model {
	s := &sequence{Messages: []message{}, Blocks: []block{}, Notes: []note{}}
	var open []block
	number, step := 0, 0
	for r.next() {
		text := r.text()
		if m := actorLine.FindStringSubmatch(text); m != nil {
			if strings.Contains(m[2], "@{") {
				r.unknown()
			}
			a := s.actor(m[2])
			a.Type = m[1]
			if m[3] != "" {
				a.Label = oneLine(m[3])
			}
		} else if m := noteLine.FindStringSubmatch(text); m != nil {
			n := note{Text: oneLine(m[3]), Position: strings.TrimSuffix(strings.ToLower(m[1]), " of"), After: len(s.Messages) - 1}
			n.Below = len(s.Blocks) > 0 && s.Blocks[len(s.Blocks)-1].End == n.After
			for name := range strings.SplitSeq(m[2], ",") {
				n.Actors = append(n.Actors, s.actor(strings.TrimSpace(name)).ID)
			}
			s.Notes = append(s.Notes, n)
		} else if m := blockLine.FindStringSubmatch(text); m != nil {
			open = append(open, block{m[1], oneLine(m[2]), len(s.Messages), 0, []divider{}})
		} else if m := dividerLine.FindStringSubmatch(text); m != nil && len(open) > 0 {
			in := &open[len(open)-1]
			in.Dividers = append(in.Dividers, divider{len(s.Messages), oneLine(m[1])})
		} else if text == "end" && len(open) > 0 {
			in := open[len(open)-1]
			open = open[:len(open)-1]
			switch in.End = len(s.Messages) - 1; {
			case in.Type == "rect": // It is a colour.
			case in.End < in.Start:
				r.failf("a block without messages is not drawn")
			default:
				s.Blocks = append(s.Blocks, in)
			}
		} else if m := activeLine.FindStringSubmatch(text); m != nil {
			s.activate(s.actor(m[2]).ID, m[1] == "activate")
		} else if m := numberLine.FindStringSubmatch(text); m != nil {
			number, step = 1, 1
			if m[1] != "" {
				number, _ = strconv.Atoi(m[1])
			}
			if m[2] != "" {
				step, _ = strconv.Atoi(m[2])
			}
		} else if m := messageLine.FindStringSubmatch(text); m != nil {
			said := message{From: s.actor(m[1]).ID, To: s.actor(m[4]).ID, Label: oneLine(m[5]), Line: "solid", Head: "none"}
			if strings.HasPrefix(m[2], "--") {
				said.Line = "dashed"
			}
			switch m[2][len(m[2])-1] {
			case 'x':
				said.Head, said.Label = "open", strings.TrimSpace(said.Label+" ✕")
			case ')':
				said.Head = "open"
			case '>':
				if strings.HasSuffix(m[2], ">>") {
					said.Head = "filled"
				}
			}
			if step > 0 {
				said.Label = strings.TrimSpace(fmt.Sprintf("%d. %s", number, said.Label))
				number += step
			}
			said.Activate, said.Deactivate = m[3] == "+", m[3] == "-"
			s.Messages = append(s.Messages, said)
		} else if m := titleLine.FindStringSubmatch(text); m != nil {
			r.title = oneLine(m[1])
		} else if !ignoredLine.MatchString(text) {
			r.unknown()
		}
	}
	if len(open) > 0 {
		r.failf("%s does not end", quote(open[len(open)-1].Type))
	}
	if len(s.Actors.all) == 0 {
		r.failf("it is empty")
	}
	return s
}

func (s *sequence) actor(name string) *actor {
	return s.Actors.of(name, func(number int) *actor {
		return &actor{fmt.Sprintf("a%d", number), oneLine(name), "participant"}
	})
}

// activate says at the last message that someone begins or ends to be active.
func (s *sequence) activate(id string, begins bool) {
	if len(s.Messages) == 0 {
		return
	}
	switch last := &s.Messages[len(s.Messages)-1]; {
	case begins && last.To == id:
		last.Activate = true
	case !begins && last.From == id:
		last.Deactivate = true
	}
}
