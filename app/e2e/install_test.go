//go:build !js

package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// findProgram returns the path of the program that an environment variable names,
// of the first of names that is there, or of what a Debian package, which it
// installs, brings.
func findProgram(variable, debian string, names ...string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		return exec.LookPath(path)
	}
	path, err := lookProgram(names)
	if err == nil {
		return path, nil
	}
	if err := install(debian); err != nil {
		return "", fmt.Errorf("%s is not installed, and cannot be: %w (name its program in %s)", names[0], err, variable)
	}
	return lookProgram(names)
}

func lookProgram(names []string) (path string, err error) {
	for _, name := range names {
		if path, err = exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", err
}

var installing sync.Mutex

func install(debian string) error {
	if _, err := exec.LookPath("apt-get"); err != nil || os.Geteuid() != 0 {
		return errors.New("only root on Debian or Ubuntu has it installed by the tests")
	}
	installing.Lock()
	defer installing.Unlock()
	if err := updatePackages(); err != nil {
		return err
	}
	return aptGet("install", "--yes", "--no-install-recommends", debian)
}

var updatePackages = sync.OnceValue(func() error { return aptGet("update") })

func aptGet(args ...string) error {
	cmd := exec.Command("apt-get", append([]string{"--option", "DPkg::Lock::Timeout=120"}, args...)...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("apt-get %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}
