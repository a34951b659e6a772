package record

import (
	"os"
	"testing"
)

func TestTheTownsRecordsAreRead(t *testing.T) {
	w, list, err := Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		t.Error(f)
	}
	if len(w.Reports) == 0 || len(w.Campaigns) == 0 || len(w.Calendar) == 0 || w.Site.Town == "" {
		t.Errorf("%d reports, %d campaigns, %d days, town %q", len(w.Reports), len(w.Campaigns), len(w.Calendar), w.Site.Town)
	}
}
