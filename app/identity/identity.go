// Package identity finds out whose blog a Jekyll blog is: its owner's menu, name, pictures,
// accounts, comments and records of ownership, by the names that themes give them in settings
// and data. Each is a function of the blog, which gives what it found, in the model's own types,
// and reports what can't be carried over.
package identity
