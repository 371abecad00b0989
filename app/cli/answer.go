package cli

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
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
	snap := s.current.Load()
	switch {
	case r.URL.Path == reloadPath:
		s.announce(w, r)
		return
	case snap == nil:
		w.Header().Set("Retry-After", "1")
		http.Error(w, "The blog has errors: see the terminal.", http.StatusServiceUnavailable)
		return
	case r.URL.Path == reloadPath+".js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprintf(w, reloadScript, reloadPath, snap.id)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	} else if _, ok := snap.files[name+"/index.html"]; ok {
		http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if data, ok := snap.files[name]; ok {
		send(w, name, data, http.StatusOK)
		return
	}
	for _, a := range snap.blog.Assets {
		if a.Path == "/"+name {
			s.sendAsset(w, r, snap, a.File)
			return
		}
	}
	send(w, "404.html", snap.files["404.html"], http.StatusNotFound)
}

func (s *server) sendAsset(w http.ResponseWriter, r *http.Request, snap *snapshot, file string) {
	f, err := snap.blog.Open(file)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	defer f.Close()
	var content bytes.Buffer
	if _, err := content.ReadFrom(f); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	http.ServeContent(w, r, path.Base(file), time.Time{}, bytes.NewReader(content.Bytes()))
}

func send(w http.ResponseWriter, name string, data []byte, status int) {
	kind := mime.TypeByExtension(path.Ext(name))
	switch {
	case name == "shell.html": // The worker knows its bytes.
	case path.Ext(name) == ".html":
		script := `<script src="` + reloadPath + `.js"></script></head>`
		data = bytes.Replace(data, []byte("</head>"), []byte(script), 1)
	case path.Ext(name) == ".webmanifest":
		kind = "application/manifest+json"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	w.Write(data)
}

// announce streams the id of the current build and of each that follows.
func (s *server) announce(w http.ResponseWriter, r *http.Request) {
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
