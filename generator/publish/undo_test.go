package publish

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pufa/generator/folder"
)

// inYard does something to the yard of a target as a process would that is then killed.
func inYard(t *testing.T, to string, do func(*folder.Yard) error) {
	t.Helper()
	yard, err := folder.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	defer yard.Close()
	if err := do(yard); err != nil {
		t.Fatal(err)
	}
}

func manifest(t *testing.T, dir string) *folder.Manifest {
	t.Helper()
	m, err := folder.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// undone goes back once and reads what stands there then.
func undone(t *testing.T, to string) map[string]string {
	t.Helper()
	if _, refused, err := Undo(to); err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	return contents(t, to)
}

func one(text string) map[string]string { return map[string]string{"index.html": text} }

func TestAKillBetweenKeepingAndSwappingLeavesNoEmptyUndo(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	published(t, site(t, one("一")), to)
	published(t, site(t, one("二")), to)
	inYard(t, to, func(yard *folder.Yard) error { return keep(yard, manifest(t, to)) })
	if got := Earlier(to); got != 1 {
		t.Error(got, "publications to go back to, want 1")
	}
	if diff := cmp.Diff(one("一"), undone(t, to)); diff != "" {
		t.Error(diff)
	}
	if _, refused, err := Undo(to); err != nil || refused == nil {
		t.Error("there is more to go back to:", err)
	}
}

func TestPublishingTheSameTwiceIsOnePublication(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	published(t, site(t, one("一")), to)
	two := site(t, one("二"))
	published(t, two, to)
	if c := published(t, two, to); c.Earlier != 1 {
		t.Error(c.Earlier, "publications to go back to, want 1")
	}
	if diff := cmp.Diff(one("一"), undone(t, to)); diff != "" {
		t.Error(diff)
	}
}

func TestAKillNeverCostsAPublicationKept(t *testing.T) {
	to := filepath.Join(t.TempDir(), "www")
	for _, text := range []string{"一", "二", "三", "四"} {
		published(t, site(t, one(text)), to)
	}
	inYard(t, to, func(yard *folder.Yard) error { return keep(yard, manifest(t, to)) })
	for _, want := range []string{"三", "二", "一"} {
		if diff := cmp.Diff(one(want), undone(t, to)); diff != "" {
			t.Error(diff)
		}
	}
}

// An Undo that is killed is done, or not: it never offers what it undid, and what others put into the target stays once.
func TestAnUndoCutShort(t *testing.T) {
	prepare := func(t *testing.T) (to, last string) {
		to = filepath.Join(t.TempDir(), "www")
		for _, text := range []string{"一", "二", "三"} {
			published(t, site(t, one(text)), to)
		}
		if err := os.WriteFile(filepath.Join(to, "验证.txt"), []byte("别人的"), 0o644); err != nil {
			t.Fatal(err)
		}
		inYard(t, to, func(yard *folder.Yard) error {
			last = kept(yard)[1]
			if err := begin(yard, last, manifest(t, to)); err != nil {
				return err
			}
			return carryForeign(last, to, manifest(t, to))
		})
		return to, last
	}
	with := func(text string) map[string]string {
		return map[string]string{"index.html": text, "验证.txt": "别人的"}
	}
	t.Run("before the exchange", func(t *testing.T) {
		to, _ := prepare(t)
		for _, want := range []string{"二", "一"} {
			if diff := cmp.Diff(with(want), undone(t, to)); diff != "" {
				t.Error(diff)
			}
		}
	})
	t.Run("after it", func(t *testing.T) {
		to, last := prepare(t)
		aside := to + "-aside"
		for _, move := range [][2]string{{to, aside}, {last, to}, {aside, last}} { // an exchange, as the system does it
			if err := os.Rename(move[0], move[1]); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(with("一"), undone(t, to)); diff != "" {
			t.Error("of what was undone it makes something to go back to:", diff)
		}
	})
}
