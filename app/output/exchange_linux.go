package output

import (
	"bufio"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

const canSwap = true

// swap exchanges two folders.
var swap = func(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

// holdsMount reports whether another file system is mounted at a folder or below it:
// that can't be moved.
func holdsMount(dir string) bool {
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	defer mounts.Close()
	escaped := strings.NewReplacer(`\`, `\134`, " ", `\040`, "\t", `\011`, "\n", `\012`).Replace(dir)
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		if fields := strings.Fields(lines.Text()); len(fields) > 4 && Contains(escaped, fields[4]) {
			return true
		}
	}
	return false
}
