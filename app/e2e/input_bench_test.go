//go:build !js

package e2e

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"hanji/app/ui"
)

// inputs is how often each kind of input is given.
const inputs = 100

// BenchmarkInput gives a blog with everything loaded 100 inputs of each kind, one
// after the other, and reports the 95th percentile from the input event to the updated
// document, as the client measures it, and to the frame that painted it. A list that
// was navigated from is gone back to between.
func BenchmarkInput(b *testing.B) {
	for _, n := range []int{200, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			blog := newBlog(b, n)
			for b.Loop() {
				give(b, blog)
			}
		})
	}
}

func give(b *testing.B, blog *blog) {
	tab := newTab(b)
	defer tab.close()
	call(tab, page.BringToFront, cdp.Empty{})
	tab.open(blog.origin + "/")
	tab.hover(".hanji-brand")
	tab.wait(live)
	for _, kind := range []struct{ name, measure, input string }{
		{"filter", "hanji:filter", `async () => {
			const chips = document.querySelectorAll(".hanji-chip");
			await point(chips[Math.abs(given * 7) % chips.length]);
		}`},
		{"keystroke", "hanji:search", `() => {
			const words = "종이 위의 한글을 기차에서 읽는다 paper and reading offline 오픈마켓은 ㄱㅊ 서비스 워커";
			const input = document.querySelector("#hanji-search input");
			input.value = words.slice(0, 1 + Math.abs(given) % words.length);
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}`},
		{"navigate", "hanji:navigate", `async () => {
			if (document.querySelector("article.hanji-post")) history.back();
			while (!document.querySelector(".hanji-card h2 a")) await sleep(10);
			const links = document.querySelectorAll(".hanji-card h2 a");
			await point(links[Math.abs(given) % links.length]);
		}`},
	} {
		switch kind.name {
		case "keystroke":
			tab.click("[data-search=open]")
			tab.wait(`document.querySelector("#hanji-search[open] input") === document.activeElement`)
			tab.press("뷁퀍쫩") // Which is in no post, once all of the index is there.
			tab.wait(`document.getElementById("hanji-search-status").textContent === ` + js(ui.MessagesFor("ko").Search.Nothing))
		case "navigate":
			tab.open(blog.origin + "/")
			tab.hover(".hanji-brand")
			tab.wait(live)
		}
		times := eval[[][2]float64](tab, fmt.Sprintf(`(async () => {
			const times = [];
			const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
			const point = async (link) => { // As hands do, before they press.
				link.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
				await sleep(200);
				link.click();
			};
			const input = %s;
			let given = -30; // Not counted: what is shown for the first time is loaded.
			for (; given < %d; given++) {
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
				const time = await painted;
				if (given >= 0) times.push(time);
				await sleep(150);
			}
			return times;
		})()`, kind.input, inputs, kind.measure))
		for i, to := range []string{"", "-painted"} {
			list := make([]float64, len(times))
			for j := range times {
				list[j] = times[j][i]
			}
			slices.Sort(list)
			b.ReportMetric(list[len(list)*95/100], "ms/"+kind.name+to)
			b.Logf("%s%s: median %.1f, p95 %.1f, max %.1f", kind.name, to, list[len(list)/2], list[len(list)*95/100], list[len(list)-1])
		}
	}
	b.ReportMetric(0, "ns/op")
}
