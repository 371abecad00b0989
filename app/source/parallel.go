package source

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// parallel calls do for every item, on all processors.
func parallel[T any](items []T, do func(T)) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, item := range items {
		group.Go(func() error {
			do(item)
			return nil
		})
	}
	_ = group.Wait()
}
