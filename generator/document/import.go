package document

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// An Importer turns documents into records of a workspace.
type Importer struct {
	Root    string // the workspace
	Known   Known
	As      Kind // what every document is taken for; "" lets each tell
	Year    int  // taken where a document does not tell its own; 0 for none
	DryRun  bool // nothing is written
	Replace bool // a record that is there gives way, and goes into the history
	Now     time.Time
	Limits  Limits
}

// Imported is what became of one document.
type Imported struct {
	Records  []ImportedRecord
	Findings []finding.Finding // of severity Error where something was refused
	Mended   string            // the sheet with a column 原因, where rows of a sheet were refused
}

// An ImportedRecord is one record that a document gave. With DryRun it says what would become of it.
type ImportedRecord struct {
	File    string // in the workspace, with forward slashes
	Text    []byte // TOML
	Outcome Outcome
}

// File imports one document. What is wrong with the document, or with the record that it would make, is a finding; the error is a fault of
// the machine. Of a sheet every row that is right is imported.
func (in Importer) File(path string) (Imported, error) {
	if table, ok := in.sheet(path); ok {
		return in.events(path, table)
	}
	src, err := Open(path, in.Limits)
	if r, refused := asRefusal(err); refused {
		return Imported{Findings: []finding.Finding{r.Finding(path)}}, nil
	} else if err != nil {
		return Imported{}, err
	}
	return in.document(Understand(src))
}

// Finding is the refusal as a finding about the file.
func (r *Refusal) Finding(file string) finding.Finding {
	return finding.Finding{Rule: "unreadable", Kind: finding.Other, Severity: finding.Error, File: file, Message: r.Message, Hint: r.Hint}
}

func (in Importer) document(doc *Document) (Imported, error) {
	kind := doc.Kind
	if in.As != "" {
		kind = in.As
	}
	if doc.Year == 0 {
		doc.Year = in.Year
	}
	switch kind {
	case ReportKind:
		return in.report(doc)
	case AnnualKind:
		return in.annual(doc)
	case CampaignKind:
		c, _ := Campaign(doc, in.Known)
		out := Imported{Findings: campaignFindings(doc, c)}
		return out, in.campaign(&out, doc.File, c, doc.Year)
	}
	if in.As == OtherKind {
		return in.other(doc)
	}
	return Imported{Findings: []finding.Finding{kindFinding(doc)}}, nil
}

// kindFinding refuses a document whose kind nothing tells.
func kindFinding(doc *Document) finding.Finding {
	return finding.Finding{
		Rule: "unknown-kind", Kind: finding.Other, Severity: finding.Error, File: doc.File, Quote: doc.Title, Message: "看不出这是年度报告还是活动简讯",
		Hint: "请用 --as 指明：report（法治政府建设年度报告）、annual（政府信息公开工作年度报告）、campaign（活动）或 document（其他文件）",
	}
}

func (in Importer) report(doc *Document) (Imported, error) {
	r, findings := Report(doc, in.Known)
	out := Imported{Findings: findings}
	if r.Year == 0 {
		out.Findings = append(out.Findings, noYear(doc.File))
	}
	if finding.Count(out.Findings, finding.Error) > 0 {
		return out, nil
	}
	file := fmt.Sprintf("data/reports/%d.toml", r.Year)
	old, there, err := in.old(file)
	if err != nil {
		return out, err
	}
	var text []byte
	var before record.Report
	if there && finding.Count(record.Decode(file, old, &before), finding.Error) == 0 {
		text = record.Update(old, Refine(before, r))
	} else {
		text = append([]byte("#:schema ../schema/report.schema.json\n\n"), record.Encode(r)...)
	}
	var check record.Report
	return out, in.keep(&out, doc.File, file, text, record.Decode(file, text, &check))
}

func noYear(file string) finding.Finding {
	return finding.Finding{Rule: "no-year", Kind: finding.Year, Severity: finding.Error, File: file, Message: "没有找到年份", Hint: "请用 --year 指明，例如 --year 2023"}
}

// campaignFindings tells what a person should look at.
func campaignFindings(doc *Document, c record.Campaign) []finding.Finding {
	var list []finding.Finding
	if len(c.Confirm) > 0 {
		list = append(list, finding.Finding{
			Rule: "confirm", Kind: finding.Record, Severity: finding.Notice, File: doc.File, Quote: strings.Join(c.Confirm, "、"), Message: "有的内容没有把握，记录先作草稿",
			Hint: "核对后从 confirm 里删去",
		})
	}
	return list
}

// campaign keeps one campaign under a slug made of its title. A campaign of the same title and days is the same one.
func (in Importer) campaign(out *Imported, source string, c record.Campaign, year int) error {
	switch {
	case !c.Date.IsZero():
		year = c.Date.Year
	case !c.Start.IsZero():
		year = c.Start.Year
	case year == 0:
		year = in.Year
	}
	if year == 0 {
		out.Findings = append(out.Findings, noYear(source))
		return nil
	}
	stem := titleSlug(subjectOf(c), 4)
	if record.SlugFault(stem) != "" {
		stem = "huodong-" + stem
	}
	slug := stem
	for n := 2; ; n++ {
		file, old, there, err := in.oldBeside(fmt.Sprintf("data/campaigns/%d/%s", year, slug))
		if err != nil {
			return err
		}
		var before record.Campaign
		if there {
			record.Decode(file, old, &before)
		}
		if there && (before.Title != c.Title || before.Date != c.Date || before.Start != c.Start) || in.taken(*out, file) {
			slug = fmt.Sprintf("%s-%d", stem, n)
			continue
		}
		text := append([]byte("#:schema ../../schema/campaign.schema.json\n\n"), record.Encode(c)...)
		if there {
			text = record.Update(old, keepByHand(before, c))
		}
		var check record.Campaign
		return in.keep(out, source, file, text, record.Decode(file, text, &check))
	}
}

// keepByHand gives a campaign read anew what only people can have put into the old record.
func keepByHand(old, c record.Campaign) record.Campaign {
	c.Photos, c.Attachments, c.Report, c.Section, c.Quote, c.Former = old.Photos, old.Attachments, old.Report, old.Section, old.Quote, old.Former
	c.Summary, c.Source, c.Status, c.Withdrawn, c.WithdrawnOn = or(old.Summary, c.Summary), or(old.Source, c.Source), or(old.Status, c.Status), old.Withdrawn, old.WithdrawnOn
	if len(old.Review) > 0 {
		c.Review = old.Review
	}
	if len(old.Themes) > 0 {
		c.Themes = old.Themes
	}
	return c
}

// subjectOf is a campaign's title without the unit and the verb that most titles begin with, and the 活动 that many end with.
func subjectOf(c record.Campaign) string {
	title := strings.TrimSuffix(c.Title, "活动")
	if _, after, found := strings.Cut(title, "："); found && after != "" {
		title = after
	}
	for _, verb := range [...]string{"开展", "举办", "举行", "组织", "召开"} {
		if i := strings.Index(title, verb); i >= 0 && i+len(verb) < len(title) && i <= len("某某县某某镇人民政府") {
			return title[i+len(verb):]
		}
	}
	return title
}

func (in Importer) old(file string) (text []byte, there bool, err error) {
	place := filepath.Join(in.Root, filepath.FromSlash(file))
	text, err = os.ReadFile(place)
	if os.IsNotExist(err) {
		return nil, false, nil
	} else if err != nil {
		return nil, false, fmt.Errorf("reading %q: %w", place, err)
	}
	return text, true, nil
}

// oldBeside looks for STEM.toml, and for STEM/record.toml, where a record with photos or attachments lies.
func (in Importer) oldBeside(stem string) (file string, text []byte, there bool, err error) {
	folder := stem + "/record.toml"
	if text, there, err = in.old(folder); there || err != nil {
		return folder, text, there, err
	}
	file = stem + ".toml"
	text, there, err = in.old(file)
	return file, text, there, err
}

// taken tells whether a record of the same import has the file.
func (in Importer) taken(out Imported, file string) bool {
	for _, r := range out.Records {
		if r.File == file {
			return true
		}
	}
	return false
}

// keep writes a record that has no errors of its own, or tells what writing it would do.
func (in Importer) keep(out *Imported, source, file string, text []byte, faults []finding.Finding) error {
	for _, f := range faults {
		if f.Severity == finding.Error {
			f.Message, f.File, f.Line, f.Column = "读出的记录不完整："+f.Message, source, 0, 0
			out.Findings = append(out.Findings, f)
		}
	}
	if finding.Count(faults, finding.Error) > 0 {
		out.Records = append(out.Records, ImportedRecord{file, text, Refused})
		return nil
	}
	var outcome Outcome
	var findings []finding.Finding
	var err error
	if in.DryRun {
		outcome, findings, err = wouldKeep(in.Root, file, text, in.Replace)
	} else {
		outcome, findings, err = Keep(in.Root, file, text, in.Replace, in.Now)
	}
	out.Findings = append(out.Findings, findings...)
	out.Records = append(out.Records, ImportedRecord{file, text, outcome})
	if outcome == Replaced && bytes.Contains(text, []byte("\n[[review]]")) {
		out.Findings = append(out.Findings, finding.Finding{
			Rule: "review-again", Kind: finding.Review, Severity: finding.Warning, File: file, Message: "原文换了，记录里还是原来那一稿的审核",
			Hint: "请重新审核，改写 review；已经公开过的，在 corrections 里写明更正了什么、为什么",
		})
	}
	return err
}
