//go:build !js

package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// fault is what goes wrong with some answers of a host.
type fault struct {
	kind string
	// class is what the requests ask for, "" for anything (see classOf).
	class string
	// from is the first request of the class that it meets, count how many.
	from, count int

	met int
}

func (f *fault) String() string {
	return fmt.Sprintf("%s of %s, requests %d to %d", f.kind, orAny(f.class), f.from, f.from+f.count-1)
}

func orAny(class string) string {
	if class == "" {
		return "anything"
	}
	return class
}

const (
	faultReset     = "connection reset"
	fault500       = "status 500"
	fault404       = "status 404"
	fault206       = "status 206"
	faultTruncated = "body shorter than its length"
	faultGzip      = "gzip cut short"
	faultChunked   = "chunked body cut short"
	faultDelay     = "delay"
	faultHang      = "hang"
	faultPortal    = "captive portal"
	faultEmpty     = "empty body"
	faultStale     = "stale file"
	faultRedirect  = "redirect to a portal"
)

var faultKinds = []string{
	faultReset, fault500, fault404, fault206, faultTruncated, faultGzip, faultChunked,
	faultDelay, faultHang, faultPortal, faultEmpty, faultStale, faultRedirect,
}

const (
	classPage   = "a page"
	classRoot   = "the root"
	classChunk  = "a chunk"
	classWorker = "the worker"
	classClient = "a client file"
	classFile   = "a file"
)

var classes = []string{"", classPage, classRoot, classChunk, classWorker, classClient}

// classOf says what a path is of a blog at the root of its origin.
func classOf(urlPath string) string {
	switch {
	case urlPath == "/bundle.json":
		return classRoot
	case strings.HasPrefix(urlPath, "/bundle/"):
		return classChunk
	case urlPath == "/sw.js":
		return classWorker
	case urlPath == shellPath, urlPath == "/manifest.webmanifest", strings.HasPrefix(urlPath, "/hanji/"):
		return classClient
	case path.Ext(urlPath) == "" || path.Ext(urlPath) == ".html":
		return classPage
	}
	return classFile
}

func someFault(random *rand.Rand) *fault {
	return &fault{
		kind:  pick(random, faultKinds...),
		class: pick(random, classes...),
		from:  1 + random.IntN(3),
		count: 1 + random.IntN(4),
	}
}

// faultyHost is a host whose answers are faulty for a while.
type faultyHost struct {
	*server
	// maxAge lets pages be reused for ten minutes without asking.
	maxAge bool
	// previous is the edition of stale files.
	previous *edition

	mu     sync.Mutex
	faults []*fault
	// stale are the editions that classes are answered from.
	stale map[string]*edition
	// spoiled are the kinds of faults that pages met, by path.
	spoiled map[string][]string
	// hangs bounds how long a request hangs: longer than the worker waits.
	hangs time.Duration
}

func newFaultyHost(t *testing.T, dir string, previous *edition) *faultyHost {
	t.Helper()
	h := &faultyHost{server: serve(t, dir), previous: previous}
	h.hangs = time.Duration(limit(t, "patience"))*time.Millisecond + time.Second
	h.heal()
	h.forget()
	h.server.mu.Lock()
	h.server.before = h.intercept
	h.server.mu.Unlock()
	return h
}

// heal ends all faults.
func (h *faultyHost) heal() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.faults, h.stale = nil, map[string]*edition{}
}

// fail adds a fault.
func (h *faultyHost) fail(f *fault) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.faults = append(h.faults, f)
}

// yesterday answers for a class as an edge of the host does that has not heard of
// anything since an edition.
func (h *faultyHost) yesterday(class string, e *edition) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stale[class] = e
}

// forget forgets which faults pages have met.
func (h *faultyHost) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.spoiled = map[string][]string{}
}

// metBy returns the faults that a page has met.
func (h *faultyHost) metBy(path string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.spoiled[path]
}

// next returns the kind of fault that a request meets, "" for none, and the
// edition of a stale answer.
func (h *faultyHost) next(urlPath string) (kind string, stale *edition) {
	h.mu.Lock()
	defer h.mu.Unlock()
	class := classOf(urlPath)
	for _, f := range h.faults {
		if f.class != "" && f.class != class {
			continue
		}
		f.met++
		if kind == "" && f.met >= f.from && f.met < f.from+f.count {
			kind, stale = f.kind, h.previous
		}
	}
	if e := h.stale[class]; kind == "" && e != nil {
		kind, stale = faultStale, e
	}
	if kind == faultStale && !stale.has(urlPath) {
		return "", nil
	}
	if kind != "" && class == classPage {
		h.spoiled[urlPath] = append(h.spoiled[urlPath], kind)
	}
	return kind, stale
}

// portal stands for the sign-in page of a network.
const portal = `<!DOCTYPE html><title>Network</title><h1>Sign in to the network</h1>`

// intercept implements server.before.
func (h *faultyHost) intercept(w http.ResponseWriter, r *http.Request) bool {
	if strings.HasPrefix(r.Host, "portal.") {
		text("text/html", portal)(w, r)
		return true
	}
	kind, stale := h.next(r.URL.Path)
	isHosts := kind == "" || kind == faultDelay || kind == faultStale
	if h.maxAge && isHosts && classOf(r.URL.Path) == classPage {
		w.Header().Set("Cache-Control", "max-age=600")
	}
	switch kind {
	case "":
		return false
	case faultReset:
		reset(w)
	case fault500:
		status(http.StatusInternalServerError)(w, r)
	case fault404:
		status(http.StatusNotFound)(w, r)
	case faultDelay:
		linger(r, 700*time.Millisecond)
		return false
	case faultHang:
		linger(r, h.hangs)
		panic(http.ErrAbortHandler)
	case faultPortal:
		text("text/html", portal)(w, r)
	case faultRedirect:
		_, port, _ := net.SplitHostPort(r.Host)
		http.Redirect(w, r, "http://portal.localhost:"+port+"/", http.StatusFound)
	case faultStale:
		h.folder(w, r, stale.dir)
	default:
		h.cut(w, r, kind)
	}
	return true
}

// has reports whether an edition has a file for a path.
func (e *edition) has(urlPath string) bool {
	name := strings.TrimPrefix(urlPath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	_, ok := e.sums[name]
	return ok
}

// cut answers with a part of the right answer.
func (h *faultyHost) cut(w http.ResponseWriter, r *http.Request, kind string) {
	plain := r.Clone(r.Context())
	plain.Header.Del("If-None-Match")
	plain.Header.Del("Accept-Encoding")
	whole := httptest.NewRecorder()
	h.folder(whole, plain, h.dir)
	body := whole.Body.Bytes()
	half := body[:len(body)/2]
	w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
	switch kind {
	case faultEmpty:
		w.Header().Set("Content-Length", "0")
	case fault206:
		w.Header().Set("Content-Range", fmt.Sprintf("bytes 0-%d/%d", len(half)-1, len(body)))
		w.WriteHeader(http.StatusPartialContent)
		w.Write(half)
	case faultTruncated:
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(whole.Code)
		w.Write(half)
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case faultChunked:
		w.WriteHeader(whole.Code)
		w.Write(half)
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case faultGzip:
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.HuffmanOnly)
		z.Write(body)
		z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(whole.Code)
		w.Write(packed.Bytes()[:packed.Len()/2])
	default:
		panic("no such fault: " + kind)
	}
}

// linger waits until the client gives up or some time has passed.
func linger(r *http.Request, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-r.Context().Done():
	case <-timer.C:
	}
}

// reset ends the connection without an answer, by a TCP reset.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	connection.Close()
}
