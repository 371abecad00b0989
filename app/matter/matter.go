// Package matter reads what the front matter of a text says, by the names that generators,
// themes and plugins have for it: categories and tags, pictures, the day of the last change,
// what keeps the text back, and which keys have no effect. What it says of files and addresses
// is as written.
package matter
