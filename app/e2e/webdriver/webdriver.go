// Package webdriver drives browsers in tests by the W3C's WebDriver standard:
// WebKitGTK through its driver's HTTP, Firefox through Marionette, its own
// protocol of the same commands, which needs no driver.
package webdriver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// scriptTimeout and loadTimeout are the browser's, for each script and page.
const (
	scriptTimeout = 5 * time.Second
	loadTimeout   = 15 * time.Second
)

// answerTimeout is for every answer, scriptAnswerTimeout for that of a script: a
// browser that takes longer hangs. startTimeout is for a program to listen.
var (
	answerTimeout       = loadTimeout + 15*time.Second
	scriptAnswerTimeout = scriptTimeout + 5*time.Second
	startTimeout        = 60 * time.Second
)

// Browser is a running browser in a fresh profile, with one window at a time.
// Every call returns in bounded time. A browser that does not answer is killed and
// Lost.
type Browser struct {
	transport transport
	processes processes
	// swallowed says that the last command, a script, was not answered.
	swallowed bool
	lost      error
}

// transport carries commands to a browser. An error that is not an *Error says
// that there was no answer to be had; another command may be tried after
// context.DeadlineExceeded.
type transport interface {
	call(ctx context.Context, c command, params any) (value json.RawMessage, err error)
	close()
}

// command is what each transport calls a command.
type command struct{ marionette, method, path string }

var (
	newSession     = command{"WebDriver:NewSession", "POST", ""}
	navigate       = command{"WebDriver:Navigate", "POST", "/url"}
	executeAsync   = command{"WebDriver:ExecuteAsyncScript", "POST", "/execute/async"}
	performActions = command{"WebDriver:PerformActions", "POST", "/actions"}
	newWindow      = command{"WebDriver:NewWindow", "POST", "/window/new"}
	closeWindow    = command{"WebDriver:CloseWindow", "DELETE", "/window"}
	switchToWindow = command{"WebDriver:SwitchToWindow", "POST", "/window"}
)

// Error is what a browser answers to a command that fails.
type Error struct {
	// Code is one of the standard's, such as "javascript error".
	Code    string `json:"error"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Lost is the error of a browser that hung or ended, nil while it answers.
func (b *Browser) Lost() error { return b.lost }

func (b *Browser) call(c command, params any) (json.RawMessage, error) {
	if b.lost != nil {
		return nil, b.lost
	}
	timeout := answerTimeout
	if c == executeAsync {
		timeout = scriptAnswerTimeout
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	value, err := b.transport.call(ctx, c, params)
	var answer *Error
	if err == nil || errors.As(err, &answer) {
		b.swallowed = false
		return value, err
	}
	// A navigation can swallow the answer to one script.
	if c == executeAsync && errors.Is(err, context.DeadlineExceeded) && !b.swallowed {
		b.swallowed = true
		return nil, &Error{"script timeout", "no answer"}
	}
	b.lost = fmt.Errorf("the browser hung or ended, and was killed: %s: %w\n%s", c.marionette, err, b.Close())
	return nil, b.lost
}

// capabilities are what is asked of every browser.
func capabilities() any {
	timeouts := map[string]int64{"script": scriptTimeout.Milliseconds(), "pageLoad": loadTimeout.Milliseconds()}
	return map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"timeouts": timeouts}}}
}

// Open loads an address, until its load event. Not every browser returns an error
// where the address can't be had: what it shows tells.
func (b *Browser) Open(url string) error {
	_, err := b.call(navigate, map[string]string{"url": url})
	return err
}

// Eval evaluates a JavaScript expression in the page, awaits it if it is a promise,
// and decodes its value, as JSON, into the variable that into points to.
func (b *Browser) Eval(expression string, into any) error {
	value, err := b.call(executeAsync, map[string]any{
		"script": `const done = arguments[arguments.length - 1];
			(async () => (` + expression + `
			))().then((value) => done(JSON.stringify({value})), (error) => done(JSON.stringify({error: String(error)})));`,
		"args": []any{},
	})
	if err != nil {
		return err
	}
	var answer string
	var result struct {
		Value json.RawMessage
		Error string
	}
	if err := json.Unmarshal(value, &answer); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(answer), &result); err != nil {
		return err
	}
	if result.Error != "" {
		return &Error{"javascript error", result.Error}
	}
	if into == nil || result.Value == nil {
		return nil
	}
	return json.Unmarshal(result.Value, into)
}

// Wait waits until a JavaScript expression is true; it may be a promise. It goes on
// through navigations and what the expression throws.
func (b *Browser) Wait(condition string, timeout time.Duration) error {
	// The page looks by itself for a while, which spares commands.
	look := `(async () => {
		for (const end = Date.now() + 500; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10))) {
			if (await (` + condition + `
			)) return true;
		}
		return false;
	})()`
	for end := time.Now().Add(timeout); ; {
		met := false
		err := b.Eval(look, &met)
		switch {
		case err == nil && met, b.lost != nil:
			return err
		case time.Now().After(end):
			return fmt.Errorf("not within %v (%v)", timeout, err)
		case err != nil:
			time.Sleep(50 * time.Millisecond)
		}
	}
}

// Hover moves the mouse to a point of the viewport, Click clicks there.
func (b *Browser) Hover(x, y float64) error { return b.point(move(x-1, y), move(x, y)) }

func (b *Browser) Click(x, y float64) error {
	return b.point(move(x-1, y), move(x, y), map[string]any{"type": "pointerDown", "button": 0}, map[string]any{"type": "pointerUp", "button": 0})
}

func move(x, y float64) map[string]any {
	return map[string]any{"type": "pointerMove", "duration": 0, "origin": "viewport", "x": int(x), "y": int(y)}
}

func (b *Browser) point(actions ...map[string]any) error {
	_, err := b.call(performActions, map[string]any{"actions": []any{map[string]any{
		"type": "pointer", "id": "mouse", "parameters": map[string]string{"pointerType": "mouse"}, "actions": actions,
	}}})
	return err
}

// Reopen opens a new window and closes the one before.
func (b *Browser) Reopen() error {
	value, err := b.call(newWindow, map[string]string{"type": "window"})
	if err != nil {
		return err
	}
	var window struct{ Handle string }
	if err := json.Unmarshal(value, &window); err != nil {
		return err
	}
	if _, err := b.call(closeWindow, struct{}{}); err != nil {
		return err
	}
	_, err = b.call(switchToWindow, map[string]string{"handle": window.Handle})
	return err
}

// Close ends the browser and all that was started for it, and returns what they
// said last.
func (b *Browser) Close() string {
	b.transport.close()
	return b.processes.stop()
}
