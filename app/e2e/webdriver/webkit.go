package webdriver

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// StartWebKit starts WebKitGTK's driver, and through it its MiniBrowser, on a
// screen in memory that the program xvfb makes. Their home is dir.
func StartWebKit(driver, xvfb, dir string) (*Browser, error) {
	b := &Browser{}
	if err := b.startWebKit(driver, xvfb, dir); err != nil {
		return nil, fmt.Errorf("starting %s: %w\n%s", driver, err, b.processes.stop())
	}
	return b, nil
}

func (b *Browser) startWebKit(driver, xvfb, dir string) error {
	display, err := b.screen(xvfb)
	if err != nil {
		return err
	}
	address, err := freeAddress()
	if err != nil {
		return err
	}
	env := []string{"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "DISPLAY=" + display, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1"}
	if err := b.start(env, nil, driver, "--port="+strconv.Itoa(address.Port)); err != nil {
		return err
	}
	if err := waitListening(address.String()); err != nil {
		return err
	}
	h := &httpTransport{base: "http://" + address.String() + "/session"}
	b.transport = h
	value, err := b.call(newSession, capabilities())
	if err != nil {
		return err
	}
	var session struct{ SessionID string }
	if err := json.Unmarshal(value, &session); err != nil {
		return err
	}
	h.base += "/" + session.SessionID
	return nil
}

// screen starts the X server, which picks a display that is free and names it.
func (b *Browser) screen(xvfb string) (string, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer r.Close()
	err = b.start(nil, []*os.File{w}, xvfb, "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
	w.Close()
	if err != nil {
		return "", err
	}
	if err := r.SetReadDeadline(time.Now().Add(startTimeout)); err != nil {
		return "", err
	}
	display, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("%s: %w", xvfb, err)
	}
	return ":" + strings.TrimSpace(display), nil
}

func freeAddress() (*net.TCPAddr, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr), nil
}

func waitListening(address string) error {
	for end := time.Now().Add(startTimeout); ; time.Sleep(50 * time.Millisecond) {
		conn, err := net.DialTimeout("tcp", address, answerTimeout)
		if err == nil {
			return conn.Close()
		}
		if time.Now().After(end) {
			return err
		}
	}
}
