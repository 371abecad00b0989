package diagram

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"hanji/app/javascript"
)

// Beautiful Mermaid and Dagre, which places parts, as npm has them; their versions are in
// npm.sum.
var (
	//go:embed beautiful-mermaid.cjs
	beautifulMermaid string
	//go:embed dagre.min.js
	dagre string
)

// before and after are what stands around the library: what it asks for, and what is asked
// of it, which is to draw a model that was read here.
const (
	before = `(function() {
const exports = {}, require = () => globalThis.dagre;
`
	after = `
const colours = {bg: "", fg: ""};
const flow = m => ({
	...m,
	nodes: new Map(m.nodes.map(node => [node.id, node])),
	nodeStyles: new Map(m.nodes.filter(node => node.style).map(node => [node.id, node.style])),
	classDefs: new Map(),
	classAssignments: new Map(),
});
const flowchart = async m => renderSvg(await layoutGraph(flow(m)), colours);
const kinds = {
	flowchart,
	stateDiagram: flowchart,
	sequenceDiagram: async m => renderSequenceSvg(layoutSequenceDiagram(m), colours),
	classDiagram: async m => renderClassSvg(await layoutClassDiagram(m), colours),
	erDiagram: async m => renderErSvg(await layoutErDiagram(m), colours),
};
// A line between parts leaves and enters them across the layers, in which there are steps to
// the side between two of them alone.
const route = (vertical, points, source, target) => {
	const [along, aside, half, halfAside] = vertical ? ["y", "x", "hh", "hw"] : ["x", "y", "hw", "hh"];
	const moved = points.map(p => ({...p}));
	const enter = (p, next, box) => {
		if (!box) return;
		const middle = box["c" + along], room = Math.max(box[halfAside] - 6, 0), centre = box["c" + aside];
		p[along] = next[along] < middle ? middle - box[half] : middle + box[half];
		p[aside] = Math.min(Math.max(p[aside], centre - room), centre + room);
	};
	if (moved.length > 1) {
		enter(moved[0], moved[1], source);
		enter(moved[moved.length - 1], moved[moved.length - 2], target);
	}
	const steps = moved.slice(0, 1);
	for (const p of moved.slice(1)) {
		const last = steps[steps.length - 1];
		if (Math.abs(last[aside] - p[aside]) < 4 && steps.length > 1) {
			p[aside] = last[aside];
		} else if (Math.abs(last[aside] - p[aside]) >= 1) {
			const between = (last[along] + p[along]) / 2;
			steps.push({...last, [along]: between}, {...p, [along]: between});
		}
		steps.push(p);
	}
	return removeCollinear(steps);
};
// cutAt ends a line that leads into a group at its border.
const cutAt = (group, points) => {
	const within = p => group.x < p.x && p.x < group.x + group.width && group.y < p.y && p.y < group.y + group.height;
	const kept = [...points];
	while (kept.length > 2 && within(kept[kept.length - 2])) kept.pop();
	const [a, b] = kept.slice(-2);
	if (within(b) && !within(a)) {
		kept[kept.length - 1] = Math.abs(a.x - b.x) < 1 ?
			{x: b.x, y: a.y < b.y ? group.y : group.y + group.height} :
			{x: a.x < b.x ? group.x : group.x + group.width, y: b.y};
	}
	return kept;
};
// besideLine returns where a label is that would lie on another if it were on its line.
const besideLine = (edge, right) => {
	const middle = edgeMidpoint(edge.points), aside = textWidth(edge.label, FONT_SIZES.edgeLabel) / 2 + 12;
	return {x: middle.x + (right ? aside : -aside), y: middle.y};
};
const lines = text => text.split("\n").length - 1;
let svg, error;
return {
	draw: (kind, model) => {
		svg = error = undefined;
		kinds[kind](JSON.parse(model)).then(made => svg = made, thrown => error = thrown);
	},
	drawn: () => {
		if (svg === undefined) throw error;
		return svg;
	},
};
})()`
)

// changes are those of the library, each of which must have something to change. The width of
// texts is measured for all scripts; labels may have several lines; what joins two parts
// twice is there twice; notes have room, and so have the texts of messages.
var changes = [][2]string{
	{`const widthRatio = fontWeight >= 600 ? 0.58 : fontWeight >= 500 ? 0.55 : 0.52;
  return text.length * fontSize * widthRatio;`, `return textWidth(text, fontSize);`},
	{`return text.length * fontSize * 0.6;`, `return Math.max(text.length * fontSize * 0.62, textWidth(text, fontSize));`},
	{`let height = FONT_SIZES.nodeLabel + NODE_PADDING.vertical * 2;`, `let height = FONT_SIZES.nodeLabel * (1 + 1.4 * lines(label)) + NODE_PADDING.vertical * 2;`},
	{`edgeLabel.height = FONT_SIZES.edgeLabel + 6;
        edgeLabel.labelpos`, `edgeLabel.height = FONT_SIZES.edgeLabel * (1 + 1.4 * lines(edge.label)) + 6;
        edgeLabel.labelpos`},
	{`edgeLabel.height = FONT_SIZES.edgeLabel + 6;
      edgeLabel.labelpos = "c";
    }
    if (!introducedTargets`, `edgeLabel.height = FONT_SIZES.edgeLabel * (1 + 1.4 * lines(edge.label)) + 6;
      edgeLabel.labelpos = "c";
    }
    if (!introducedTargets`},
	{`const bgHeight = FONT_SIZES.edgeLabel + padding * 2;`, `const bgHeight = FONT_SIZES.edgeLabel * (1 + 1.4 * lines(label)) + padding;`},
	{`Graph({ directed: true, compound: true })`, `Graph({ directed: true, compound: true, multigraph: true })`},
	{`Graph({ directed: true })`, `Graph({ directed: true, multigraph: true })`},
	{`subG.setEdge(edge.source, edge.target, edgeLabel);`, `subG.setEdge(edge.source, edge.target, edgeLabel, String(i));`},
	{`g.setEdge(source, target, edgeLabel);`, `g.setEdge(source, target, edgeLabel, String(i));`},
	{`g.setEdge(rel.from, rel.to, edgeLabel);`, `g.setEdge(rel.from, rel.to, edgeLabel, String(i));`},
	{`labelpos: "c"
    });`, `labelpos: "c"
    }, String(i));`},
	{`const minGap = Math.max(SEQ.actorGap,`, `const minGap = Math.max(SEQ.actorGap, roomBetween(diagram, i),`},
	{`  const activationStacks = /* @__PURE__ */ new Map();`, `  for (const note of diagram.notes) {
    const at = note.afterIndex + 1;
    extraSpaceBefore.set(at, (extraSpaceBefore.get(at) ?? 0) + SEQ.noteGap + 20 + (note.below ? 24 : 0));
  }
  const activationStacks = /* @__PURE__ */ new Map();`},
	{`  for (const [actorId, stack] of activationStacks) {`, `  messageY += extraSpaceBefore.get(diagram.messages.length) ?? 0;
  for (const [actorId, stack] of activationStacks) {`},
	{`const noteY = (refMsg?.y ?? actorY + SEQ.actorHeight) + 4;`, `const noteY = (refMsg ? refMsg.y + (refMsg.isSelf ? SEQ.selfMessageHeight : 0) : actorY + SEQ.actorHeight) + 6 + noteOffset(note);`},
	{`function layoutSequenceDiagram(`, `const roomBetween = (diagram, i) => {
  let room = 0;
  const at = new Map(diagram.actors.map((actor, i) => [actor.id, i]));
  for (const m of diagram.messages) {
    const a = Math.min(at.get(m.from), at.get(m.to)), b = Math.max(at.get(m.from), at.get(m.to));
    const width = textWidth(m.label, FONT_SIZES.edgeLabel) + 24;
    if (a < i && i <= b) room = Math.max(room, width / (b - a));
    if (a === b && a === i - 1) room = Math.max(room, width + 36);
  }
  return room;
};
function layoutSequenceDiagram(`},
	{`  const notes = diagram.notes.map((note) => {`, `  const stacked = new Map();
  const noteOffset = (note) => {
    const above = (stacked.get(note.afterIndex) ?? 0) + (note.below ? 24 : 0);
    stacked.set(note.afterIndex, above + SEQ.noteGap + 20);
    return above;
  };
  const notes = diagram.notes.map((note) => {`},
	{`${dashArray} marker-end="url(#${markerId})"`, `${dashArray}${msg.arrowHead === "none" ? "" : ` + "` marker-end=\"url(#${markerId})\"`" + `}`},
	{`const orthoPoints = snapToOrthogonal(rawPoints, verticalFirst);`, `const orthoPoints = rawPoints, vertical = verticalFirst, loop = edgeObj.v === edgeObj.w;`},
	{`const orthoPoints = snapToOrthogonal(rawPoints, true);`, `const orthoPoints = rawPoints, vertical = true, loop = edgeObj.v === edgeObj.w;`},
	{`const orthoPoints = snapToOrthogonal(rawPoints, false);`, `const orthoPoints = rawPoints, vertical = false, loop = edgeObj.v === edgeObj.w;`},
	{`const points = clipEndpointsToNodes(`, `const points = loop ? orthoPoints : route(vertical, `},
	{`  return {
    width: graphWidth,`, `  for (const edge of edges) {
    for (const group of flatGroups) {
      if (group.id === edge.target) edge.points = cutAt(group, edge.points);
      if (group.id === edge.source) edge.points = cutAt(group, edge.points.reverse()).reverse();
      if (edge.label && (group.id === edge.target || group.id === edge.source)) edge.labelPosition = besideLine(edge, group.id === edge.source);
    }
  }
  return {
    width: graphWidth,`},
	{`const blockBottom = (endMsg?.y ?? messageY) + SEQ.blockPadBottom + 12;`, `const blockBottom = (endMsg?.y ?? messageY) + SEQ.blockPadBottom + 12 +
      (SEQ.noteGap + 20) * diagram.notes.filter(note => note.afterIndex === block.endIndex && !note.below).length;`},
	{`>(no attributes)<`, `><`},
	{`let messageY = actorY + SEQ.actorHeight + SEQ.headerGap;`, `let messageY = actorY + SEQ.actorHeight + SEQ.headerGap + (diagram.actors.some(a => a.type === "actor") ? 16 : 0);`},
	{`dividerExtra: 24,`, `dividerExtra: 34,`},
	{`let offset = 28;`, `let offset = 38;`},
	{`  for (const block of diagram.blocks) {
    parts.push(renderBlock(block));
  }
`, ""},
	{`  for (const message of diagram.messages) {
    parts.push(`, `  for (const block of diagram.blocks) {
    parts.push(renderBlock(block));
  }
  for (const message of diagram.messages) {
    parts.push(`},
	{`topY: actorY + SEQ.actorHeight,`, `topY: actorY + SEQ.actorHeight + (a.type === "actor" ? 20 : 0),`},
	{`const blockRight = actorCenterX[maxIdx] + actorWidths[maxIdx] / 2 + SEQ.blockPadX;`, `const tab = textWidth(block.type + " [" + block.label + "]", FONT_SIZES.edgeLabel) + 24;
    let blockRight = Math.max(actorCenterX[maxIdx] + actorWidths[maxIdx] / 2 + SEQ.blockPadX, blockLeft + tab);
    for (const m of messages.slice(block.startIndex, block.endIndex + 1)) {
      if (m.isSelf) blockRight = Math.max(blockRight, m.x1 + 48 + textWidth(m.label, FONT_SIZES.edgeLabel));
    }`},
	{`rel.type === "dependency" || rel.type === "realization";
  const dashArray`, `rel.type === "dependency" || rel.type === "realization" || rel.type === "dashed";
  const dashArray`},
}

// ordering are changes of Dagre, which orders the parts of each layer again and again until lines
// cross no less often: it ends when none do, and looks upwards only when it has looked downwards.
var ordering = [][2]string{
	{`n=Ur(e,M.range(1,t+1),"inEdges"),`, `n,`},
	{`l<4;++d,++l){Wi(d%2?n:i,`, `l<4&&a>0;++d,++l){Wi(d%2?n??=Ur(e,M.range(1,t+1),"inEdges"):i,`},
}

// library draws models. None that keeps to maxSize takes nearly as long as its limit, so that no
// clock decides what is built.
var library = sync.OnceValue(func() *javascript.Program {
	mermaid := javascript.Script{Name: "beautiful-mermaid.cjs", Source: beautifulMermaid}.Change(changes)
	mermaid.Source = before + mermaid.Source + after
	return &javascript.Program{
		Scripts:   []javascript.Script{javascript.Script{Name: "dagre.min.js", Source: dagre}.Change(ordering), mermaid},
		Globals:   map[string]any{"textWidth": textWidth},
		MaxCalls:  3000,
		TimeLimit: time.Minute,
	}
})

// drawings are what the library made of models, as said to it.
var drawings = javascript.Results[string, string]{Most: 32 << 20}

// draw returns what the library makes of a model.
func draw(kind Kind, m model) (svg string, err error) {
	text, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	key := string(kind) + string(text)
	if known, ok := drawings.Get(key); ok {
		return known, nil
	}
	library().Use(func(e *javascript.Engine) {
		if _, err = e.Call("draw", string(kind), string(text)); err != nil {
			return
		}
		made, failed := e.Call("drawn")
		if err = failed; err == nil {
			svg = made.String()
		}
	})
	switch {
	case errors.Is(err, javascript.ErrSlow):
		return "", errors.New("it takes too long")
	case err != nil:
		return "", fmt.Errorf("the library fails: %w", err)
	}
	drawings.Add(key, svg, len(key)+len(svg))
	return svg, nil
}
