//go:build !js

package e2e

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"hanji/app/locale"
)

// inputs is how often each kind of input is given, after firstInputs that are not counted:
// what is shown for the first time is loaded.
const inputs, firstInputs = 100, 30

var beside = flag.String("input.beside", "", "the hanji of another commit, to measure beside this one's: its path")

// BenchmarkInput gives a blog with everything loaded 100 inputs of each kind, and reports
// the 95th percentile from the input event to the updated document, as the client measures
// it, and to the frame that painted it. A list that was navigated from is gone back to
// between. With -input.beside, the blog of another hanji gets each input in turn: this
// tells them apart however the machine changes meanwhile.
func BenchmarkInput(b *testing.B) {
	for _, n := range []int{200, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			this := newBlog(b, n)
			blogs := []inputBlog{{origin: this.origin}}
			if *beside != "" {
				out := filepath.Join(b.TempDir(), "beside")
				this.build(*beside, out)
				blogs = append(blogs, inputBlog{name: "-beside", origin: serve(b, out).origin})
			}
			for b.Loop() {
				give(b, blogs)
			}
		})
	}
}

type inputBlog struct {
	name, origin string
	tab          *tab
}

func give(b *testing.B, blogs []inputBlog) {
	for i := range blogs {
		blogs[i].tab = newTab(b)
		defer blogs[i].tab.close()
	}
	for _, kind := range []struct{ name, measure, input string }{
		{"filter", "hanji:filter", `async () => {
			const chips = document.querySelectorAll(".hanji-chip");
			await point(chips[given * 7 % chips.length]);
		}`},
		{"keystroke", "hanji:search", `() => {
			const words = "종이 위의 한글을 기차에서 읽는다 paper and reading offline 오픈마켓은 ㄱㅊ 서비스 워커";
			const input = document.querySelector("#hanji-search input");
			input.value = words.slice(0, 1 + given % words.length);
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}`},
		{"navigate", "hanji:navigate", `async () => {
			if (document.querySelector("article.hanji-post")) history.back();
			while (document.querySelector("article.hanji-post") || !document.querySelector(".hanji-card h2 a")) await sleep(10);
			const links = document.querySelectorAll(".hanji-card h2 a");
			await point(links[given % links.length]);
		}`},
	} {
		for _, blog := range blogs {
			call(blog.tab, page.BringToFront, cdp.Empty{})
			blog.tab.open(blog.origin + "/")
			blog.tab.hover(".hanji-brand")
			blog.tab.wait(live)
			if kind.name == "keystroke" {
				blog.tab.click("[data-search=open]")
				blog.tab.wait(`document.querySelector("#hanji-search[open] input") === document.activeElement`)
				blog.tab.press("뷁퀍쫩") // Which is in no post, once all of the index is there.
				blog.tab.wait(`document.getElementById("hanji-search-status").textContent === ` + js(locale.For("ko").Search.Nothing))
			}
		}
		updated, painted := make([][]float64, len(blogs)), make([][]float64, len(blogs))
		for given := range firstInputs + inputs {
			for i, blog := range blogs {
				call(blog.tab, page.BringToFront, cdp.Empty{})
				times := eval[[2]float64](blog.tab, fmt.Sprintf(giveOne, given, kind.input, kind.measure))
				if given >= firstInputs {
					updated[i], painted[i] = append(updated[i], times[0]), append(painted[i], times[1])
				}
			}
		}
		for i, blog := range blogs {
			reportTimes(b, kind.name+blog.name, updated[i])
			reportTimes(b, kind.name+"-painted"+blog.name, painted[i])
		}
	}
	b.ReportMetric(0, "ns/op")
}

// giveOne gives an input and returns how long it took to be in the document, and to be
// painted, in milliseconds.
const giveOne = `(async () => {
	const given = %d;
	const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	const point = async (link) => { // As hands do, before they press.
		link.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
		await sleep(200);
		link.click();
	};
	const input = %s;
	const measured = new Promise((resolve) => {
		const watch = new PerformanceObserver((list) => {
			const [entry] = list.getEntriesByName(%q);
			if (!entry) return;
			watch.disconnect();
			resolve(entry);
		});
		watch.observe({type: "measure"});
	});
	const painted = measured.then((entry) => new Promise((resolve) =>
		requestAnimationFrame(() => {
			const {port1, port2} = new MessageChannel();
			port1.onmessage = () => resolve([entry.duration, performance.now() - entry.startTime]);
			port2.postMessage(0);
		})));
	await input();
	const times = await painted;
	await sleep(100);
	return times;
})()`

func reportTimes(b *testing.B, name string, times []float64) {
	slices.Sort(times)
	p95 := times[len(times)*95/100]
	b.ReportMetric(p95, "ms/"+name)
	b.Logf("%s: median %.1f, p95 %.1f, max %.1f", name, times[len(times)/2], p95, times[len(times)-1])
}
