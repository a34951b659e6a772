package main

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// The desk talks to nobody but the browser of its own machine: while someone works at it from the first draft to the publication, its sockets are read
// from the kernel every millisecond. A proxy in its environment would draw out whatever asks the network politely: the connection to it hangs.
func TestTheDeskConnectsToNobody(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the desk's sockets in short mode")
	}
	proxy := "http://192.0.2.1:3128" // an address of documentation: nobody answers
	root := emptyTown(t)
	p := startDesk(t, root, "HTTP_PROXY="+proxy, "HTTPS_PROXY="+proxy, "ALL_PROXY="+proxy, "GOPROXY="+proxy)
	watched := watch(t, p.Process.Pid)
	workADay(t, p, root)
	peers := watched()
	browser := 0
	for peer := range peers {
		if address := peer.Addr().Unmap(); address.IsLoopback() {
			browser++
		} else {
			t.Errorf("the desk was connected to %s", peer)
		}
	}
	if browser == 0 {
		t.Error("not even the browser's connection was seen: the watch sees nothing")
	}
}

// The watch itself: a connection of this process to another host is seen, though nothing is ever sent.
func TestTheWatchSeesAConnection(t *testing.T) {
	watched := watch(t, os.Getpid())
	out, err := net.Dial("udp", "192.0.2.1:9")
	if err != nil {
		t.Skipf("SKIPPED: this machine has no way out to be seen: %v", err)
	}
	defer out.Close()
	time.Sleep(50 * time.Millisecond)
	if peers := watched(); !peers[netip.MustParseAddrPort("192.0.2.1:9")] {
		t.Error("seen:", peers)
	}
}

// workADay goes through the desk: a told event, a form with a photo, previews, a record, checks, a publication to a folder and to a zip file, help, closing.
func workADay(t *testing.T, p *deskProcess, root string) {
	t.Helper()
	get := func(path string) {
		t.Helper()
		if _, _, err := p.get(path); err != nil {
			t.Fatal(path, err)
		}
	}
	send := func(path string, fields url.Values, files ...uploaded) string {
		t.Helper()
		_, at, err := p.send(path, fields, files...)
		if err != nil {
			t.Fatal(path, err)
		}
		return at
	}
	photo, err := os.ReadFile(photographs(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	get("/")
	send("/new", url.Values{"do": {"paste"}, "text": {toldEvent}})
	form := send("/new", url.Values{"do": {"blank"}})
	event := url.Values{"kind": {"event"}, "title": {"甲样镇开展宪法宣传"}, "date": {"2025年12月4日"}, "source": {"甲"}, "body": {"见 [网站](https://www.example.gov.cn/)。"}, "status": {"published"}}
	event.Set("do", "photos")
	send(form, event, uploaded{"photo", "一.jpg", photo})
	event.Set("photos.0.file", "photo-1.jpg")
	event.Set("photos.0.alt", "咨询台")
	event.Set("do", "attachments")
	send(form, event, uploaded{"attachment", "宣传手册.pdf", []byte("%PDF-1.7 手册")})
	event.Set("attachments", "shown")
	event.Set("attachments.0.file", "attachment-1.pdf")
	event.Set("attachments.0.title", "宣传手册")
	event.Set("do", "auto")
	send(form, event)
	if made, _, err := p.send(form+"/preview", url.Values{}); err != nil || !strings.Contains(made, `"faults":null`) {
		t.Fatal("the preview was not made:", made, err)
	}
	get(form + "/preview")
	event.Set("do", "save")
	at := send(form, event)
	if !strings.HasPrefix(at, "/event/") {
		t.Fatal("the event was not saved:", at)
	}
	send("/site", url.Values{})
	for _, path := range []string{"/", "/events", at + "/attachment/0", at + "/history", "/town/history", "/clock?received=2026-04-01", "/check", "/site", "/help", "/bin"} {
		get(path)
	}
	for _, target := range []string{"网站", "网站.zip"} {
		if err := p.publish(filepath.Join(root, target)); err != nil {
			t.Fatal(err)
		}
	}
	offered(t, filepath.Join(root, "网站", "campaigns", strings.TrimPrefix(at, "/event/")))
	get("/quit")
	send("/quit", url.Values{})
}

// offered tells that a published page offers the attachment, and that it is there.
func offered(t *testing.T, page string) {
	t.Helper()
	text, err := os.ReadFile(page + ".html")
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(page, "attachment-1.pdf"))
	if err != nil || string(file) != "%PDF-1.7 手册" || !strings.Contains(string(text), "attachment-1.pdf") || !strings.Contains(string(text), "宣传手册") {
		t.Error("the attachment did not go out:", err)
	}
}

// watch reads a process's sockets every millisecond, until the function that it returns tells whom they were connected to.
func watch(t *testing.T, pid int) (peers func() map[netip.AddrPort]bool) {
	t.Helper()
	if _, err := connected(pid); err != nil {
		t.Fatal(err)
	}
	seen, stop := map[netip.AddrPort]bool{}, make(chan struct{})
	var done sync.WaitGroup
	done.Go(func() {
		for {
			now, _ := connected(pid) // a process that ended has no sockets
			for _, peer := range now {
				seen[peer] = true
			}
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
	})
	return func() map[netip.AddrPort]bool {
		close(stop)
		done.Wait()
		return seen
	}
}

// connected are the other ends of a process's TCP and UDP sockets, those included that are still asking to be let in. The kernel lists the sockets of
// all processes; whose they are its open files tell.
func connected(pid int) ([]netip.AddrPort, error) {
	proc := filepath.Join("/proc", fmt.Sprint(pid))
	files, err := os.ReadDir(filepath.Join(proc, "fd"))
	if err != nil {
		return nil, fmt.Errorf("reading the open files of process %d: %w", pid, err)
	}
	mine := map[string]bool{}
	for _, f := range files {
		if to, err := os.Readlink(filepath.Join(proc, "fd", f.Name())); err == nil && strings.HasPrefix(to, "socket:[") {
			mine[strings.Trim(to, "socket:[]")] = true
		}
	}
	var peers []netip.AddrPort
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		text, err := os.ReadFile(filepath.Join(proc, "net", table))
		if err != nil {
			continue // no IPv6 here
		}
		for line := range strings.Lines(string(text)) {
			columns := strings.Fields(line)
			if len(columns) < 10 || !mine[columns[9]] {
				continue
			}
			if peer, ok := kernelAddress(columns[2]); ok && peer.Port() != 0 {
				peers = append(peers, peer)
			}
		}
	}
	return peers, nil
}

// kernelAddress reads 0100007F:1F90, the address in words of the machine's byte order.
func kernelAddress(text string) (netip.AddrPort, bool) {
	host, port, _ := strings.Cut(text, ":")
	raw, err := hex.DecodeString(host)
	if err != nil {
		return netip.AddrPort{}, false
	}
	for i := 0; i+4 <= len(raw); i += 4 {
		binary.NativeEndian.PutUint32(raw[i:], binary.BigEndian.Uint32(raw[i:]))
	}
	address, ok := netip.AddrFromSlice(raw)
	number, err := hex.DecodeString(port)
	if err != nil || len(number) != 2 {
		return netip.AddrPort{}, false
	}
	return netip.AddrPortFrom(address.Unmap(), binary.BigEndian.Uint16(number)), ok
}
