// Package card draws the picture that stands for a page where it is shared: who publishes it, its title, place and date, on a sheet with a red rule as
// an official letter has one.
//
// In: the words of each card, and a font with Chinese characters that this machine has (Find); the program brings none along. Out: PNG pictures of
// 1200 by 630 by their path in the site. The same words in the same font give the same bytes. A picture that was drawn before is taken from the cache;
// what no card needs any more leaves it. Where there is no font, nothing is drawn, and a finding says so.
package card

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// A Card is the words of one picture.
type Card struct {
	Path  string // in the site, "cards/reports/2023.png"
	Head  string // who publishes
	Title string
	Foot  string // where and when
}

// Draw gives the pictures by their path. cache is a folder of this workspace's pictures alone.
func Draw(ctx context.Context, cards []Card, f *Font, cache string) (map[string][]byte, error) {
	kept := openCache(cache)
	pictures := make([][]byte, len(cards))
	group, ctx := errgroup.WithContext(ctx)
	workers := min(runtime.GOMAXPROCS(0), len(cards))
	for w := range workers {
		group.Go(func() error {
			var p *pen // made with the first picture that the cache doesn't have
			for i := w; i < len(cards); i += workers {
				if err := ctx.Err(); err != nil {
					return err
				}
				key := f.key(cards[i])
				if pictures[i] = kept.read(key); pictures[i] != nil {
					continue
				}
				if p == nil {
					var err error
					if p, err = f.pen(); err != nil {
						return err
					}
				}
				var err error
				if pictures[i], err = p.draw(cards[i]); err != nil {
					return fmt.Errorf("drawing %q: %w", cards[i].Path, err)
				}
				kept.write(key, pictures[i])
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	kept.sweep()
	files := make(map[string][]byte, len(cards))
	for i, c := range cards {
		files[c.Path] = pictures[i]
	}
	return files, nil
}
