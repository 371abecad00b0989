package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"hanji/app/site"
)

// clientDir is the folder of the compiled client: the command's own, where
// build.sh puts both.
func clientDir() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	return filepath.Dir(self), nil
}

// loadClient reads the compiled client.
func loadClient() (client site.Client, err error) {
	dir, err := clientDir()
	if err != nil {
		return client, err
	}
	for name, data := range map[string]*[]byte{"client.wasm": &client.Wasm, "wasm_exec.js": &client.Exec} {
		if *data, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return client, withHint(fmt.Errorf("the client is not beside the command: %w", err), "run ./build.sh, which compiles both")
		}
	}
	return client, nil
}

// packClient returns the compressed forms of the client by extension. To make them takes
// many seconds: they are kept beside it for later builds.
func packClient(client site.Client) (map[string][]byte, error) {
	dir, err := clientDir()
	if err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "client.wasm")
	br, brErr := os.ReadFile(file + ".br")
	gz, gzErr := os.ReadFile(file + ".gz")
	if brErr == nil && gzErr == nil {
		// They may be of an earlier client.
		plain, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br)))
		if err == nil && bytes.Equal(plain, client.Wasm) {
			return map[string][]byte{".br": br, ".gz": gz}, nil
		}
	}
	packed := site.Pack(client.Wasm)
	for _, ext := range []string{".gz", ".br"} {
		// Where the folder can't be written, the next build does it again.
		if os.WriteFile(file+ext+".new", packed[ext], 0o644) == nil {
			_ = os.Rename(file+ext+".new", file+ext)
		}
	}
	return packed, nil
}
