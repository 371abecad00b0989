//go:build !js

package e2e

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// axe-core, https://github.com/dequelabs/axe-core, MPL-2.0; its version is in npm.sum.
//
//go:embed testdata/axe.min.js
var axeSource string

// axe returns the violations of axe-core's default rules. It runs in an isolated
// world, which the page's Content-Security-Policy does not govern.
func (b *tab) axe() (violations []string) {
	b.t.Helper()
	world := call(b, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: b.mainFrame(), WorldName: "axe"})
	evaluate := func(expression string) *runtime.RemoteObject {
		b.t.Helper()
		yes := true
		result := call(b, runtime.Evaluate, runtime.EvaluateParams{
			Expression:    expression,
			ContextID:     world.ExecutionContextID,
			AwaitPromise:  &yes,
			ReturnByValue: &yes,
		})
		if result.ExceptionDetails != nil {
			b.t.Fatalf("axe: %s", result.ExceptionDetails.Text)
		}
		return result.Result
	}
	evaluate(axeSource + "; true")
	found := evaluate(`axe.run(document, {resultTypes: ["violations"]}).then(({violations}) =>
		violations.flatMap(({id, help, nodes}) => nodes.map(({html, failureSummary}) =>
			id + ": " + help + "\n" + html + "\n" + failureSummary)))`)
	if err := json.Unmarshal([]byte(found.Value), &violations); err != nil {
		b.t.Fatal(err)
	}
	return violations
}

func TestAxe(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.pages["/post/"] = `<main><h1>Post</h1><img src="../pixel.png"></main>`
	s := serveFixture(t, f)
	b := newTab(t)
	b.open(s.origin + "/")
	if found := b.axe(); len(found) != 0 {
		t.Errorf("violations on a good page: %q", found)
	}
	b.open(s.origin + "/post/")
	if found := b.axe(); len(found) != 1 || !strings.HasPrefix(found[0], "image-alt: ") {
		t.Errorf("violations on a page with an image without alt: %q", found)
	}
}
