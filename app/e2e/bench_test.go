//go:build !js

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// BenchmarkReader reads blogs of several sizes on a screen as wide as a phone's:
// what the home page costs before it can be read (with brotli), how smoothly it
// scrolls while the client starts and after, how long filters and navigations take
// from the click to the changed page, and the memory in use then: WebAssembly's,
// JavaScript's, and that of the whole tab.
func BenchmarkReader(b *testing.B) {
	for _, n := range []int{10, 200, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			blog := newBlog(b, n)
			for b.Loop() {
				read(b, blog)
			}
		})
	}
}

func read(b *testing.B, blog *blog) {
	tab := newTab(b)
	defer tab.close()
	tab.resize(412, 823, true)
	call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `{
		const {instantiate} = WebAssembly;
		WebAssembly.instantiate = async (...args) => window.instance = await instantiate(...args);
	}`})
	blog.requests()
	tab.open(blog.origin + "/")
	bytes := 0
	for _, path := range blog.requests() {
		bytes += blog.packed(path)
	}
	b.ReportMetric(float64(bytes), "B/first-page")

	starting := eval[[]float64](tab, scrollFor(5_000, true))
	tab.wait(live)
	after := eval[[]float64](tab, scrollFor(5_000, false))
	b.ReportMetric(starting[0], "ms/frame-p95-starting")
	b.ReportMetric(starting[1], "ms/frame-max-starting")
	b.ReportMetric(after[0], "ms/frame-p95")

	for _, selector := range []string{".hanji-chip", ".hanji-chip:not([aria-current])", ".hanji-card h2 a"} {
		eval[any](tab, `new Promise((resolve) => {
			new PerformanceObserver(() => requestAnimationFrame(resolve)).observe({type: "measure"});
			document.querySelector(`+js(selector)+`).click();
		})`)
	}
	for _, name := range []string{"filter", "navigate"} {
		b.ReportMetric(eval[float64](tab, `Math.max(...performance.getEntriesByName("hanji:`+name+`").map(({duration}) => duration))`), "ms/"+name)
	}
	b.ReportMetric(eval[float64](tab, `instance.exports.mem.buffer.byteLength / 1e6`), "MB/wasm")
	b.ReportMetric(call(tab, runtime.GetHeapUsage, cdp.Empty{}).UsedSize/1e6, "MB/js-heap")
	b.ReportMetric(largestRenderer(b), "MB/tab")
	b.ReportMetric(0, "ns/op")
}

// largestRenderer is the memory of the largest renderer of any Chromium on this
// machine, in MB: its proportional set size, of which Linux tells.
func largestRenderer(b *testing.B) (most float64) {
	size := regexp.MustCompile(`(?m)^Pss: +(\d+) kB$`)
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		b.Fatal(err)
	}
	for _, process := range processes {
		// Processes end meanwhile.
		command, _ := os.ReadFile(filepath.Join(process, "cmdline"))
		memory, _ := os.ReadFile(filepath.Join(process, "smaps_rollup"))
		found := size.FindSubmatch(memory)
		if found == nil || !bytes.Contains(command, []byte("--type=renderer")) {
			continue
		}
		kilobytes, err := strconv.ParseFloat(string(found[1]), 64)
		if err != nil {
			b.Fatal(err)
		}
		most = max(most, kilobytes*1024/1e6)
	}
	return most
}

// scrollFor scrolls up and down for some milliseconds, optionally with a hand on a
// link after the first second, and gives the 95th percentile of the frames' times
// and the longest.
func scrollFor(milliseconds int, wake bool) string {
	return fmt.Sprintf(`new Promise((resolve) => {
		const frames = [];
		let [start, last, awake, step] = [0, 0, %t, 24];
		const frame = (now) => {
			start ||= now;
			if (last) frames.push(now - last);
			last = now;
			if (awake && now - start > 1_000) {
				awake = false;
				document.querySelector("a").dispatchEvent(new PointerEvent("pointermove", {bubbles: true, pointerType: "mouse"}));
			}
			const before = scrollY;
			scrollBy({top: step, behavior: "instant"});
			if (scrollY === before) step = -step;
			if (now - start < %d) return requestAnimationFrame(frame);
			frames.sort((a, b) => a - b);
			resolve([frames[Math.floor(frames.length * 0.95)], frames.at(-1)]);
		};
		requestAnimationFrame(frame);
	})`, wake, milliseconds)
}
