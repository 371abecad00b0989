//go:build !linux && !darwin

package output

import "errors"

const canSwap = false

func swap(string, string) error { return errors.ErrUnsupported }

func holdsMount(string) bool { return false }
