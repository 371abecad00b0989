package webdriver

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
)

// marionette is Firefox's transport: messages of JSON, each after its length in
// bytes and a colon. A command is [0, id, name, params], its answer [1, id,
// error, result].
type marionette struct {
	conn    net.Conn
	answers chan answer
	id      int
}

type answer struct {
	data []byte
	err  error
}

func dialMarionette(address string) (*marionette, error) {
	conn, err := net.DialTimeout("tcp", address, answerTimeout)
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, answers: make(chan answer, 100)}
	go m.receive()
	ctx, cancel := context.WithTimeout(context.Background(), answerTimeout)
	defer cancel()
	_, err = m.next(ctx) // It introduces itself.
	return m, err
}

func (m *marionette) call(ctx context.Context, c command, params any) (json.RawMessage, error) {
	m.id++
	message, err := json.Marshal([]any{0, m.id, c.marionette, params})
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(message), message); err != nil {
		return nil, err
	}
	for {
		data, err := m.next(ctx)
		if err != nil {
			return nil, err
		}
		var id int
		var failure *Error
		var result json.RawMessage
		if err := json.Unmarshal(data, &[]any{new(int), &id, &failure, &result}); err != nil {
			return nil, fmt.Errorf("%s: %w", data, err)
		}
		switch {
		case id != m.id: // An answer that is no longer waited for.
		case failure != nil:
			return nil, failure
		default:
			return unwrapped(result), nil
		}
	}
}

func (m *marionette) next(ctx context.Context) ([]byte, error) {
	select {
	case a := <-m.answers:
		return a.data, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// receive reads messages until the connection ends.
func (m *marionette) receive() {
	in := bufio.NewReader(m.conn)
	for {
		data, err := readMessage(in)
		m.answers <- answer{data, err}
		if err != nil {
			return
		}
	}
}

func readMessage(in *bufio.Reader) ([]byte, error) {
	length, err := in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseUint(length[:len(length)-1], 10, 31)
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = io.ReadFull(in, data)
	return data, err
}

// unwrapped is the value of a result that is nothing but one: other results stand
// by themselves.
func unwrapped(result json.RawMessage) json.RawMessage {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(result, &members); err != nil || len(members) != 1 || members["value"] == nil {
		return result
	}
	return members["value"]
}

func (m *marionette) close() { m.conn.Close() }
