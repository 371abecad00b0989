package webdriver

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// httpTransport is the standard's transport, to a driver.
type httpTransport struct {
	// base is the session's address, until there is one that of sessions.
	base string
}

func (h *httpTransport) call(ctx context.Context, c command, params any) (json.RawMessage, error) {
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, c.method, h.base+c.path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	var answer struct{ Value json.RawMessage }
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("%s: %w", response.Status, err)
	}
	if response.StatusCode == http.StatusOK {
		return answer.Value, nil
	}
	failure := &Error{Code: response.Status}
	if err := json.Unmarshal(answer.Value, failure); err != nil {
		return nil, fmt.Errorf("%s: %w", response.Status, err)
	}
	return nil, failure
}

func (h *httpTransport) close() { http.DefaultClient.CloseIdleConnections() }
