// Package cli is the command: its flags and its messages.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Run runs the command and returns its exit code: 0, or 1 if it failed.
func Run(args []string, stdout, stderr io.Writer) int {
	root := newCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		printError(stderr, err)
		return 1
	}
	return 0
}

// untilInterrupted returns a context that ends when the user interrupts the
// command, for what has to be tidied up then. Before, and a second time, an
// interrupt simply ends the process.
func untilInterrupted() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// self is what users call the command by: the script that compiles and runs it.
const self = "./build.sh"

func newCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   self,
		Short: "Turn a folder of Markdown posts into an installable, offline-first blog",
		Long: `hanji turns a folder of Markdown posts into a blog of plain static files, which
any web server or CDN can host, and which a reader can install and read offline.

A blog is a folder with posts/ (or _posts/) in it. Each post is a file named
YYYY-MM-DD-slug.md that begins with front matter:

  ---
  title: Paper that breathes
  date: 2024-05-02 21:30
  category: Essays
  tags: [paper, craft]
  ---
  The text, in Markdown.

manifest.json beside it is optional: the blog's name, language, icons and address.`,
		Example: `  ./build.sh                    this blog, into dist/
  ./build.sh serve              read it on http://localhost:8000/ while you write
  ./build.sh build ~/blog -o site --url https://example.org/blog/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] == "help" { // Which some type in the place of -h.
				args = args[1:]
				if of, _, err := c.Find(args); err == nil && of != c {
					return nil // All of them are in the one text.
				}
			}
			if len(args) == 0 {
				return nil
			}
			err := fmt.Errorf("unknown command %q", args[0])
			if info, failed := os.Stat(args[0]); failed == nil && info.IsDir() {
				return withHint(err, "it is a folder: %s build %[2]s builds the blog in it, %[1]s serve %[2]s shows it", self, args[0])
			}
			if near := c.SuggestionsFor(args[0]); len(near) > 0 {
				return withHint(err, "did you mean %q?", near[0])
			}
			return withHint(err, "%s -h lists the commands", self)
		},
		RunE:                       func(c *cobra.Command, _ []string) error { return c.Help() },
		DisableFlagsInUseLine:      true,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		SilenceUsage:               true,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return withHint(err, "%s -h lists the options", c.CommandPath())
	})
	for _, c := range []*cobra.Command{newBuild(), newServe()} {
		root.AddCommand(c)
		root.Example += fmt.Sprintf("\n\nOptions of %s:\n%s", c.Name(), strings.TrimRight(c.LocalFlags().FlagUsages(), "\n"))
	}
	return root
}

// blogArgument accepts at most one argument, the blog's folder.
func blogArgument(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return withHint(errors.New("more than one folder given"), "quote a path that has spaces in it")
	}
	return nil
}

func blogFolder(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	return "."
}
