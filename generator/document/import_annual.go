package document

import (
	"fmt"

	"pufa/generator/finding"
	"pufa/generator/record"
)

func (in Importer) annual(doc *Document) (Imported, error) {
	a, findings := AnnualRecord(doc)
	out := Imported{Findings: findings}
	if a.Year == 0 {
		out.Findings = append(out.Findings, noYear(doc.File))
	}
	if finding.Count(out.Findings, finding.Error) > 0 {
		return out, nil
	}
	file := fmt.Sprintf("data/disclosure/annual/%d.toml", a.Year)
	old, there, err := in.old(file)
	if err != nil {
		return out, err
	}
	var text []byte
	var before record.Annual
	if there && finding.Count(record.Decode(file, old, &before), finding.Error) == 0 {
		text = record.Update(old, refineAnnual(before, a))
	} else {
		text = append([]byte("#:schema ../../schema/annual.schema.json\n\n"), record.Encode(a)...)
	}
	var check record.Annual
	return out, in.keep(&out, doc.File, file, text, record.Decode(file, text, &check))
}

// refineAnnual gives a report read anew what people added to the old record: dates, source, state, reviews, attachments, corrections, and numbers of
// cells that the document does not tell.
func refineAnnual(old, a record.Annual) record.Annual {
	a.Unit, a.Source, a.Status = or(old.Unit, a.Unit), or(old.Source, a.Source), or(old.Status, a.Status)
	if a.Start.IsZero() {
		a.Start, a.End = old.Start, old.End
	}
	a.Published, a.Withdrawn, a.WithdrawnOn, a.Review, a.Attachments, a.Corrections = old.Published, old.Withdrawn, old.WithdrawnOn, old.Review, old.Attachments, old.Corrections
	before, now := tableRows(&old), tableRows(&a)
	for i, row := range now {
		if known := *row; len(*before[i]) > len(known) {
			*row = append(known[:len(known):len(known)], (*before[i])[len(known):]...)
		}
	}
	return a
}

// tableRows are the 34 rows of the three tables: six, 25 and three.
func tableRows(a *record.Annual) []*[]float64 {
	i, r, d := &a.Issued, &a.Requests, &a.Disputes
	return []*[]float64{
		&i.Rules, &i.Documents, &i.Licences, &i.Penalties, &i.Coercion, &i.Fees,
		&r.New, &r.CarriedIn, &r.Disclosed, &r.Partly, &r.RefusedSecret, &r.RefusedLaw, &r.RefusedSafety, &r.RefusedThirdParty, &r.RefusedInternal, &r.RefusedProcess,
		&r.RefusedCaseFile, &r.RefusedEnquiry, &r.UnableNotHeld, &r.UnableNotMade, &r.UnableUnclear, &r.UnprocessedPetition, &r.UnprocessedRepeat,
		&r.UnprocessedPublication, &r.UnprocessedExcessive, &r.UnprocessedConfirm, &r.OtherUncorrected, &r.OtherUnpaid, &r.Other, &r.Total, &r.CarriedOut,
		&d.Review, &d.Suit, &d.SuitAfterReview,
	}
}
