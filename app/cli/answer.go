package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"hanji/app/source"
)

// reloadPath tells open pages of a new build; it exists while serving only.
const reloadPath = "/hanji/reload"

// reloadScript waits for another build than the page's and loads the page again.
const reloadScript = `new EventSource(%q).onmessage = (event) => {
  if (event.data !== %q) location.reload();
};
`

// answer serves a file of the current snapshot as a static host would.
func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength != 0 { // What nobody reads need not arrive.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(sayBy))
	}
	switch {
	case !s.isNamed(r):
		http.Error(w, fmt.Sprintf("This blog is at %s. To read it by another name or from another machine, start serve with --host ADDRESS.", s.urls()[0]),
			http.StatusMisdirectedRequest)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Pages and files can only be read here.", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	snap := s.current.Load()
	switch {
	case r.URL.Path == reloadPath:
		s.announce(w, r)
	case snap == nil:
		w.Header().Set("Retry-After", "1")
		http.Error(w, "The blog has errors: see the terminal.", http.StatusServiceUnavailable)
	case r.URL.Path == reloadPath+".js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprintf(w, reloadScript, reloadPath, snap.id)
	default:
		snap.answer(w, r)
	}
}

func (snap *snapshot) answer(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	} else if _, ok := snap.files[name+"/index.html"]; ok {
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
		return
	} else if _, ok := snap.files[name+".html"]; ok {
		name += ".html"
	}
	w.Header().Set("Cache-Control", "no-cache")
	if _, ok := snap.files[name]; ok {
		snap.send(w, r, name)
		return
	}
	for _, a := range snap.blog.Assets {
		if a.Path == "/"+name {
			snap.sendAsset(w, r, a)
			return
		}
	}
	snap.sendPage(w, "404.html", http.StatusNotFound)
}

// sendAsset streams a file from the blog's folder: it may be larger than memory.
func (snap *snapshot) sendAsset(w http.ResponseWriter, r *http.Request, a source.Asset) {
	f, err := snap.blog.Open(a)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("ETag", `"`+a.Hash+`"`)
	http.ServeContent(w, r, path.Base(a.File), info.ModTime(), f)
}

// send serves a file that the build made.
func (snap *snapshot) send(w http.ResponseWriter, r *http.Request, name string) {
	w.Header().Set("ETag", `"`+snap.id+`"`)
	switch {
	case path.Ext(name) == ".html" && name != "shell.html" && r.Header.Get("If-None-Match") != `"`+snap.id+`"`:
		snap.sendPage(w, name, http.StatusOK)
		return
	case path.Ext(name) == ".webmanifest":
		w.Header().Set("Content-Type", "application/manifest+json")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(snap.files[name]))
}

// sendPage serves a page that waits for the next build. The shell is none: the worker knows
// its bytes.
func (snap *snapshot) sendPage(w http.ResponseWriter, name string, status int) {
	const script = `<script src="` + reloadPath + `.js"></script>`
	page := snap.files[name]
	head := max(0, bytes.Index(page, []byte("</head>")))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(page)+len(script)))
	w.WriteHeader(status)
	for _, part := range [][]byte{page[:head], []byte(script), page[head:]} { // Many readers share one page.
		if _, err := w.Write(part); err != nil {
			return
		}
	}
}

// announce streams the id of the current build and of each that follows, to the blog's own
// pages.
func (s *server) announce(w http.ResponseWriter, r *http.Request) {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		http.Error(w, "Only pages of this blog hear of its builds.", http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	control := http.NewResponseController(w)
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	last := ""
	for {
		if snap := s.current.Load(); snap != nil && snap.id != last {
			last = snap.id
			fmt.Fprintf(w, "retry: 300\ndata: %s\n\n", last)
			if control.Flush() != nil {
				return
			}
		}
		select {
		case <-ticker.C:
		case <-r.Context().Done():
			return
		}
	}
}
