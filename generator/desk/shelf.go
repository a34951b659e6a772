package desk

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// A shelf holds the records as they were last read.
type shelf struct {
	root   string
	mu     sync.Mutex
	ws     *record.Workspace
	faults []finding.Finding
	mark   uint64 // of the files that were read
}

// fresh reads the records anew if any file of them changed.
func (s *shelf) fresh() (*record.Workspace, []finding.Finding, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	mark, err := s.markNow()
	if err != nil {
		return nil, nil, err
	}
	if s.ws != nil && mark == s.mark {
		return s.ws, s.faults, nil
	}
	ws, faults, err := record.Read(os.DirFS(s.root))
	if err != nil {
		return nil, nil, fmt.Errorf("reading the records: %w", err)
	}
	s.ws, s.faults, s.mark = ws, faults, mark
	return ws, faults, nil
}

// recent is what was read last: enough for what only proposes and previews.
func (s *shelf) recent() (*record.Workspace, error) {
	s.mu.Lock()
	ws := s.ws
	s.mu.Unlock()
	if ws != nil {
		return ws, nil
	}
	ws, _, err := s.fresh()
	return ws, err
}

// markNow sums up names, sizes and times of all files below data/.
func (s *shelf) markNow() (uint64, error) {
	sum := fnv.New64a()
	err := filepath.WalkDir(filepath.Join(s.root, "data"), func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		if e.IsDir() && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		if e.IsDir() {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil // gone meanwhile
		}
		fmt.Fprintln(sum, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("looking through the records: %w", err)
	}
	return sum.Sum64(), nil
}
