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

// loadClient reads the compiled client and, where packClient has kept them, its
// compressed forms by extension.
func loadClient() (client site.Client, packed map[string][]byte, err error) {
	dir, err := clientDir()
	if err != nil {
		return client, nil, err
	}
	for name, data := range map[string]*[]byte{"client.wasm": &client.Wasm, "wasm_exec.js": &client.Exec} {
		if *data, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return client, nil, withHint(fmt.Errorf("the client is not beside the command: %w", err), "run ./build.sh, which compiles both")
		}
	}
	br, err := os.ReadFile(filepath.Join(dir, "client.wasm.br"))
	if err != nil {
		return client, nil, nil
	}
	gz, err := os.ReadFile(filepath.Join(dir, "client.wasm.gz"))
	if err != nil {
		return client, nil, nil
	}
	// It may be of an earlier client.
	plain, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br)))
	if err != nil || !bytes.Equal(plain, client.Wasm) {
		return client, nil, nil
	}
	return client, map[string][]byte{".br": br, ".gz": gz}, nil
}

// packClient compresses the client, which takes many seconds, and keeps the
// result for later builds.
func packClient(client site.Client) (map[string][]byte, error) {
	dir, err := clientDir()
	if err != nil {
		return nil, err
	}
	packed := site.Pack(client.Wasm)
	for _, ext := range []string{".gz", ".br"} {
		// Where the folder can't be written, the next build does it again.
		name := filepath.Join(dir, "client.wasm"+ext)
		if os.WriteFile(name+".new", packed[ext], 0o644) == nil {
			_ = os.Rename(name+".new", name)
		}
	}
	return packed, nil
}
