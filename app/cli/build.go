package cli

import (
	"cmp"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hanji/app/output"
	"hanji/app/problem"
	"hanji/app/site"
	"hanji/app/source"
	"hanji/web"
)

// buildOptions are the flags of build.
type buildOptions struct {
	dir, out, url       string
	report              string // a file; empty for none
	strict, precompress bool
	drafts              bool
}

func newBuild() *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Build the blog in DIR (here, if not given) into a folder of static files",
		Long: `Build reads the blog in DIR, or in the current folder, and writes its web site
into a folder of plain files for any web server or CDN.

Problems are printed as file:line: what is wrong, and what to do, the most useful
first: what stops the build, what is left out, what is broken here, what is not
carried over, and what is worth a look. With an error nothing is written and the
previous output stays. Of many warnings of a kind the first are printed.

--report FILE.html is a page with all of them, also when the build fails, and
--report FILE.json the same for programs:

  posts      how many were read and published; pages are all that were written
  skipped    files left out: file, reason, and the detail of a broken post
  problems   file, line, column, group, kind, severity, what and hint; also has
             the other places of what is told once: file, line, column, what, hint
  errors and warnings count the problems by kind`,
		Example: `  ./build.sh build                                     this folder, into dist/
  ./build.sh build ~/blog -o site                      another blog, into site/
  ./build.sh build --url https://me.github.io/blog/    for an address with a path`,
		Args: blogArgument,
		RunE: func(c *cobra.Command, args []string) error {
			o.dir = blogFolder(args)
			return build(o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "dist", "output folder")
	f.StringVar(&o.url, "url", "", "where the blog will live, such as https://example.org/blog/ (default: the manifest's)")
	f.StringVar(&o.report, "report", "", "write what was left out and all problems into `FILE`: a page if it ends in .html, else JSON")
	f.BoolVar(&o.drafts, "drafts", false, "publish drafts too, marked, and not in feed and sitemap")
	f.BoolVar(&o.strict, "strict", false, "let warnings fail the build")
	f.BoolVar(&o.precompress, "precompress", true, "write brotli and gzip versions beside the files")
	return c
}

func build(o buildOptions, stdout, stderr io.Writer) (err error) {
	start := time.Now()
	steps := &progress{w: stderr}
	defer steps.start("")
	if err := output.Check(o.out, o.dir); err != nil {
		return err
	}
	if o.report != "" {
		if err := checkReport(o.report, o.out, o.dir); err != nil {
			return err
		}
	}
	client, err := loadClient()
	if err != nil {
		return err
	}
	steps.start("reading posts")
	blog, problems, err := load(o)
	if err != nil {
		return err
	}
	report := newReport(blog, problems)
	if o.report != "" {
		defer func() {
			if failed := report.write(o.report); failed != nil {
				printError(stderr, fmt.Errorf("the report can't be written: %w", failed))
				err = cmp.Or(err, errReported)
			}
		}()
	}
	if !printProblems(stderr, report, o.strict, "nothing was written") {
		return errReported
	}
	steps.start(fmt.Sprintf("rendering pages of %s", count(len(blog.Library.Posts), "post")))
	built, err := site.Build(blog, web.Files, client)
	if err != nil {
		return err
	}
	var packed map[string][]byte
	if o.precompress {
		steps.start("compressing")
		if packed, err = packClient(client); err != nil {
			return err
		}
		if err := built.Compress(packed, blog); err != nil {
			return err
		}
	}
	steps.start("writing")
	ctx, stop := untilInterrupted()
	defer stop()
	written, err := output.Write(ctx, o.out, outputFiles(built, blog))
	if written.Warning != nil {
		printError(stderr, written.Warning)
	}
	if err != nil {
		return err
	}
	report.Pages = built.Pages
	line := fmt.Sprintf("%s, %s, %s in %s, client %s",
		count(len(blog.Library.Posts), "post"), count(built.Pages, "page"), size(written.Bytes), count(written.Files, "file"), size(len(client.Wasm)))
	if o.precompress {
		line += fmt.Sprintf(" (%s with brotli)", size(len(packed[".br"])))
	}
	fmt.Fprintf(stdout, "%s: %s, %.1f s\n", o.out, line, time.Since(start).Seconds())
	if o.url == "" && isLocal(blog.Settings.URL) {
		fmt.Fprintf(stderr, "hanji: links, feed and sitemap say %s, which leads nowhere on other machines\n", blog.Settings.URL)
		printHint(stderr, `to publish it, say where: --url https://example.org/blog/, or "url" in the manifest's "hanji" or in _config.yml`)
	}
	return nil
}

// isLocal reports whether an address means the machine that asks for it.
func isLocal(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return ip.IsLoopback() || u.Hostname() == "localhost" || strings.HasSuffix(u.Hostname(), ".localhost")
}

// load reads the blog.
func load(o buildOptions) (*source.Blog, []problem.Problem, error) {
	now, err := buildTime()
	if err != nil {
		return nil, nil, err
	}
	blog, problems := source.Load(o.dir, source.Options{URL: o.url, Now: now, Drafts: o.drafts})
	return blog, problems, nil
}

// buildTime is what "future": false compares with: SOURCE_DATE_EPOCH in seconds
// (reproducible-builds.org), else the present.
func buildTime() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, withHint(fmt.Errorf("SOURCE_DATE_EPOCH is %q", epoch), "it is a number of seconds since 1970")
	}
	return time.Unix(seconds, 0), nil
}
