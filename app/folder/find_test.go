package folder

import "testing"

// TestSpelled holds that a name is told by what is on disk, whatever spellings of it the
// file system takes for the same.
func TestSpelled(t *testing.T) {
	const nfd, nfc = "\u1109\u1161", "사"
	l := listing{names: []string{".git", "Kept", "a", nfd}, byNFC: map[string]string{".git": ".git", "Kept": "Kept", "a": "a", nfc: nfd}}
	for name, want := range map[string]string{".git": ".git", ".GIT": ".git", "kept": "Kept", "A": "a", nfc: nfd, nfd: nfd, "GIT~1": "", ".g\u200cit": "", "\u200c.git": ""} {
		if got, ok := l.spelled(name); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
