package cli

import (
	"errors"
	"fmt"
	"math"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// listen listens where the blog is to be served.
func (o serveOptions) listen() (net.Listener, error) {
	if o.port < 0 || o.port > math.MaxUint16 {
		return nil, withHint(fmt.Errorf("there is no port %d", o.port), "--port takes a number up to %d, such as 8000", math.MaxUint16)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(o.hostName(), strconv.Itoa(o.port)))
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EACCES):
		return nil, withHint(err, "only root may listen there: --port takes another port, such as 8000")
	case o.host == "" || errors.Is(err, syscall.EADDRINUSE):
		return nil, withHint(err, "is it served already? --port takes another port")
	}
	return nil, withHint(err, "--host takes an address of this machine, such as 0.0.0.0 for all that it has")
}

// hostName is the address to listen on, or a name of it.
func (o serveOptions) hostName() string {
	if o.host == "" {
		return "localhost"
	}
	return strings.Trim(strings.ToLower(o.host), "[]")
}

// everywhere reports whether all addresses of the machine are listened on.
func (o serveOptions) everywhere() bool {
	ip, err := netip.ParseAddr(o.hostName())
	return err == nil && ip.IsUnspecified()
}

// urls are those that the blog is served at, the first of which it takes for its own.
func (o serveOptions) urls() (all []string) {
	names := []string{o.hostName()}
	if o.everywhere() {
		names = append([]string{"localhost"}, ownAddresses()...)
	}
	for _, name := range names {
		all = append(all, "http://"+net.JoinHostPort(name, strconv.Itoa(o.port))+"/")
	}
	return all
}

// ownAddresses are those of the machine that others may reach.
func ownAddresses() (all []string) {
	addresses, _ := net.InterfaceAddrs()
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok && network.IP.IsGlobalUnicast() {
			all = append(all, network.IP.String())
		}
	}
	return all
}

// isNamed reports whether a request names this server as its host, and no name that a
// page elsewhere could have lead here (DNS rebinding): localhost, an address that is
// loopback or the one it came to, and with --host what that says and the machine's name.
// The port may be that of a tunnel or a container.
func (o serveOptions) isNamed(r *http.Request) bool {
	name, _, err := net.SplitHostPort(r.Host)
	if err != nil { // It has no port.
		name = strings.Trim(r.Host, "[]")
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		to, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		return ip.IsLoopback() || to != nil && ip.Unmap() == to.AddrPort().Addr().Unmap().WithZone("")
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if name == "localhost" || o.host == "" {
		return name == "localhost"
	}
	machine, err := os.Hostname()
	machine = strings.ToLower(machine)
	return name == o.hostName() || err == nil && (name == machine || name == machine+".local")
}
