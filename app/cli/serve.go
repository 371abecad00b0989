package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"hanji/app/folder"
	"hanji/app/site"
	"hanji/app/source"
	"hanji/web"
)

type serveOptions struct {
	dir    string
	host   string // an address to listen on, or a name of one; empty for localhost
	port   int
	source string
}

func newServe() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Serve the blog in DIR on this machine, and rebuild and reload on every change",
		Long: `Serve builds the blog in DIR, or in the current folder, in memory and serves it
on this machine only, drafts included. When a post, an image or a setting changes, it builds again
and open pages reload; a broken post is reported, and the last good site stays.

It answers by the names localhost and 127.0.0.1 alone. With --host, others on the
network can read the blog too.`,
		Example: `  ./build.sh serve
  ./build.sh serve ~/blog --port 3000
  ./build.sh serve --host 0.0.0.0      for a telephone on the same network`,
		Args: blogArgument,
		RunE: func(c *cobra.Command, args []string) error {
			o.dir = blogFolder(args)
			return serve(o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&o.host, "host", "", "`ADDRESS` to listen on, 0.0.0.0 for all of this machine's (default localhost)")
	c.Flags().IntVar(&o.port, "port", 8000, "port to listen on")
	c.Flags().StringVar(&o.source, "source", "", "hanji's own source: compile and start again when it changes")
	c.Flags().Lookup("source").Hidden = true
	return c
}

// server serves the latest good build from memory.
type server struct {
	current atomic.Pointer[snapshot]
	stdout  io.Writer
	stderr  io.Writer
	serveOptions
}

// sayBy is how long a request may take to arrive.
const sayBy = 10 * time.Second

// snapshot is one build.
type snapshot struct {
	id    string
	files map[string][]byte
	blog  *source.Blog
}

func serve(o serveOptions, stdout, stderr io.Writer) error {
	blog, err := folder.Open(o.dir)
	if err != nil {
		return withHint(fmt.Errorf("the folder %q can't be read: %w", o.dir, err), "name the folder that holds posts")
	}
	blog.Close()
	listener, err := o.listen()
	if err != nil {
		return err
	}
	o.port = listener.Addr().(*net.TCPAddr).Port
	s := &server{serveOptions: o, stdout: stdout, stderr: stderr}
	watch, err := newWatcher(o.dir, o.source)
	if err != nil {
		return err
	}
	defer watch.Close()
	s.rebuild()
	if s.current.Load() == nil {
		fmt.Fprintln(stderr, "hanji: waiting for a change that mends it")
	}
	ctx, stop := untilInterrupted()
	defer stop()
	web := &http.Server{
		Handler:     http.HandlerFunc(s.answer),
		BaseContext: func(net.Listener) context.Context { return ctx },
		// Whoever opens a connection and says no more does not keep it.
		ReadHeaderTimeout: sayBy,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	go func() {
		<-ctx.Done()
		web.Close()
	}()
	go s.follow(ctx, watch)
	fmt.Fprintf(stdout, "serving %s on %s (stop with ctrl-c)\n", o.dir, strings.Join(o.urls(), " and "))
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		fmt.Fprintln(stderr, "hanji: whoever reaches this machine can read the blog there, drafts included")
	}
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// rebuild makes a new snapshot, or reports why not and keeps the last.
func (s *server) rebuild() {
	if err := s.build(); err != nil {
		printError(s.stderr, err)
	}
}

func (s *server) build() error {
	start := time.Now()
	client, err := loadClient()
	if err != nil {
		return err
	}
	blog, problems, err := load(buildOptions{dir: s.dir, url: s.urls()[0], drafts: true})
	if err != nil {
		return err
	}
	stopped := "there is nothing to show yet"
	if s.current.Load() != nil {
		stopped = "the last good site is still shown"
	}
	if !printProblems(s.stderr, newReport(blog, problems), false, stopped) {
		return errReported
	}
	built, err := site.Build(blog, web.Files, client)
	if err != nil {
		return err
	}
	s.current.Store(&snapshot{
		id:    strconv.FormatInt(start.UnixNano(), 36),
		files: built.Files,
		blog:  blog,
	})
	fmt.Fprintf(s.stdout, "built %s, %s in %.1f s\n",
		count(len(blog.Library.Posts), "post"), count(built.Pages, "page"), time.Since(start).Seconds())
	return nil
}

// follow rebuilds at each change of the blog, and compiles and starts again at
// each change of hanji itself.
func (s *server) follow(ctx context.Context, watch *watcher) {
	for change := range watch.Changes(ctx) {
		if !change.own {
			s.rebuild()
			continue
		}
		compile := exec.CommandContext(ctx, filepath.Join(s.source, "build.sh"), "compile")
		compile.Stdout, compile.Stderr = s.stderr, s.stderr
		fmt.Fprintln(s.stdout, "compiling hanji")
		if err := compile.Run(); err != nil {
			printError(s.stderr, withHint(err, "the last good client stays until it compiles again"))
			continue
		}
		self, err := os.Executable()
		if err == nil {
			err = syscall.Exec(self, os.Args, os.Environ())
		}
		printError(s.stderr, err)
	}
}
