package javascript

import "sync"

// Results are what a program made, by what it was asked, kept until that is more than Most bytes.
type Results[Q comparable, A any] struct {
	Most int

	mu   sync.Mutex
	all  map[Q]A
	size int
}

// Get returns what is kept of a question.
func (r *Results[Q, A]) Get(question Q) (answer A, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	answer, ok = r.all[question]
	return answer, ok
}

// Add keeps an answer, which takes so many bytes with its question.
func (r *Results[Q, A]) Add(question Q, answer A, size int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.all[question]; known || size > r.Most { // Two may have asked at a time.
		return
	}
	if r.size+size > r.Most {
		r.forget()
	}
	if r.all == nil {
		r.all = map[Q]A{}
	}
	r.all[question] = answer
	r.size += size
}

// Forget keeps nothing more of what was asked.
func (r *Results[Q, A]) Forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forget()
}

func (r *Results[Q, A]) forget() { r.all, r.size = nil, 0 }
