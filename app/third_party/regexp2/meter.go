package regexp2

import (
	"errors"
	"math"
	"sync"
)

const (
	// stepsOfMatch is what the call of a match counts for.
	stepsOfMatch = 16
	// stepsOfGroup is what a group of a match that was found counts for, and stepsOfRune what
	// each of its characters does: callers make strings of them, and texts to match again.
	stepsOfGroup = 48
	stepsOfRune  = 8
	// maxStack is the number of entries at which a stack of a match stops growing.
	maxStack = 4 << 20
	// maxKept is how many entries a stack may have grown by to be kept for the next match.
	maxKept = 16 << 10
)

// meter counts down the steps that matches may still take.
var (
	metered sync.Mutex
	left    = math.MaxInt
)

// Exhausted is what a match panics with for which no steps are left.
var Exhausted = errors.New("regexp2: no steps are left")

// Metered runs work, whose matches may take so many steps together: a step is an
// instruction of a compiled expression or a character that it passes. It returns how many
// they took, and what work panicked with, nil if it came to its end. One work at a time is
// metered, and no match may go on beside it.
func Metered(steps int, work func()) (took int, panicked any) {
	metered.Lock()
	left = steps
	defer func() {
		panicked = recover()
		took, left = steps-left, math.MaxInt
		metered.Unlock()
	}()
	work()
	return
}

func spend(steps int) {
	if left -= steps; left < 0 {
		panic(Exhausted)
	}
}
