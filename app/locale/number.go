package locale

import (
	"fmt"
	"strconv"
	"strings"
)

// number is a count as Korean and English write it: 10,000.
func number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", number(n/1000), n%1000)
}

// size is a number of bytes as people say it, in powers of 1,000.
func size(bytes float64) string {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	for bytes >= 999.5 && len(units) > 1 {
		bytes, units = bytes/1000, units[1:]
	}
	digits := 0
	if bytes < 9.95 {
		digits = 1
	}
	return strings.TrimSuffix(strconv.FormatFloat(bytes, 'f', digits, 64), ".0") + "\u00a0" + units[0]
}
