package liquid

// nearest returns the candidate that differs from a misspelt word by the fewest
// letters, or "" if none is close.
func nearest(word string, candidates []string) string {
	best, least := "", 1+len(word)/4
	if len(word) > maxWord {
		return ""
	}
	for _, c := range candidates {
		if n := distance(word, c); n < least || n == least && (best == "" || c < best) {
			best, least = c, n
		}
	}
	return best
}

// maxWord is the length of a word that no name is near to.
const maxWord = 30

// distance is the Levenshtein distance of two words of ASCII letters.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
