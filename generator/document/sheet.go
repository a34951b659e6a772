package document

import (
	"fmt"
	"slices"
	"strings"

	"pufa/generator/finding"
	"pufa/generator/record"
)

// Choices are what cells of an events sheet may name: the town's legal-awareness days and fields of work.
type Choices struct {
	Days   []record.Day
	Themes []record.Theme
}

// Sheet reads events from an .xlsx or .csv, one row an event, by the names of its columns. A row with an error gives findings and no
// campaign; line and column of a finding are the sheet's. Campaigns have their year and no slug. Rows whose title begins with 【示例】, hidden
// rows and a column 原因 that Mend wrote are passed over. The error is a *Refusal where the file cannot be read at all.
func Sheet(name string, data []byte, choices Choices, limits Limits) ([]record.Campaign, []finding.Finding, error) {
	t, err := openEvents(name, data, limits.orUsual())
	if err != nil {
		return nil, nil, err
	}
	var campaigns []record.Campaign
	findings := slices.Concat(t.unknownColumns(), t.hiddenRows(), t.hiddenColumns())
	if missing := t.missingColumns(); len(missing) > 0 {
		return nil, append(findings, missing...), nil
	}
	seen := map[string]int{}
	for _, row := range t.rows {
		r := &eventRow{table: t, choices: choices, line: row.number}
		r.read(row)
		if r.empty || r.example {
			continue
		}
		key := r.Title + "\x00" + r.when()
		if first, twice := seen[key]; twice && !r.wrong {
			r.fault("sheet-twice", finding.Duplicate, "标题", r.Title, fmt.Sprintf("与第 %d 行的标题、日期都相同", first), "同一场活动只留一行；不是同一场时请改写标题")
		}
		seen[key] = row.number
		findings = append(findings, r.findings...)
		if !r.wrong {
			campaigns = append(campaigns, r.Campaign)
		}
	}
	finding.Sort(findings)
	if len(campaigns) == 0 && len(findings) == 0 {
		return nil, nil, &Refusal{File: name, Message: "表里没有活动，只有表头或示例", Hint: "请从第三行起填写，一行一场活动"}
	}
	return campaigns, findings, nil
}

// An eventTable is a sheet of events: where its columns are and the rows below them.
type eventTable struct {
	file    string
	sheet   string // "" for a .csv
	header  int    // row of the column names
	columns map[int]*column
	unknown []sheetCell // names of columns that are none of ours
	rows    []sheetRow
	all     []sheetRow // all visible rows of the sheet
	unseen  []sheetRow // hidden rows
	aside   []sheetRow // the cells of hidden columns, by row
}

// openEvents finds the sheet with the column names.
func openEvents(name string, data []byte, limits Limits) (*eventTable, error) {
	tables, err := sheetsOf(name, data, limits)
	if r, ok := asRefusal(err); ok {
		r.File = name
		return nil, r
	}
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	for _, t := range tables {
		if t.file = name; t.findHeader() {
			return t, nil
		}
	}
	return nil, &Refusal{File: name, Message: "没有找到活动表的表头（要有“标题”和“日期”两列）", Hint: "请用 pufa import --template events.xlsx 生成空表，按表头填写"}
}

// sheetsOf reads the visible sheets of a workbook, or the one of a .csv.
func sheetsOf(name string, data []byte, limits Limits) ([]*eventTable, error) {
	if int64(len(data)) > limits.File {
		return nil, tooLarge(name, "文件", limits.File)
	}
	switch k := sniff(name, data); k {
	case kindZip:
		a, err := openArchive(data, limits)
		if err != nil {
			return nil, err
		}
		main, err := a.mainPart()
		if err != nil {
			return nil, err
		}
		if main.root != "workbook" {
			break
		}
		b, err := openBook(a, main, limits)
		if err != nil {
			return nil, err
		}
		var tables []*eventTable
		for _, s := range b.sheets {
			if !s.hidden {
				rows, unseen, aside := s.parts()
				tables = append(tables, &eventTable{sheet: s.name, all: rows, unseen: unseen, aside: aside})
			}
		}
		return tables, nil
	case kindCSV, kindText:
		rows, _, err := csvRows(data, limits)
		if err != nil {
			return nil, err
		}
		t := &eventTable{}
		for i, row := range rows {
			line := sheetRow{number: i + 1}
			for j, text := range row {
				if text != "" {
					line.cells = append(line.cells, sheetCell{column: j + 1, text: text})
				}
			}
			t.all = append(t.all, line)
		}
		return []*eventTable{t}, nil
	case kindCompound:
		_, err := readCompound(data, limits)
		if err == nil {
			err = saveAnew(".xls")
		}
		return nil, err
	case kindEmpty:
		return nil, k.refusal()
	}
	return nil, &Refusal{Message: "这不是表格文件", Hint: "活动表要用 .xlsx 或 .csv"}
}

// findHeader takes for the header the first of the first twenty rows that names title and date, or at least three columns of ours.
func (t *eventTable) findHeader() bool {
	ours := columns()
	for i, row := range t.all {
		if i >= 20 {
			break
		}
		columns, unknown := map[int]*column{}, []sheetCell(nil)
		for _, c := range row.cells {
			if col := columnNamed(ours, c.text); col != nil {
				columns[c.column] = col
			} else if oneLine(c.text) != "" {
				unknown = append(unknown, c)
			}
		}
		t.columns = columns
		if t.column("标题") > 0 && t.column("日期") > 0 || len(columns) >= 3 {
			t.header, t.unknown, t.rows = row.number, unknown, t.all[i+1:]
			return true
		}
	}
	return false
}

// column is the place of a column of ours, 0 where the sheet lacks it. Where it stands twice, the first.
func (t *eventTable) column(name string) int {
	best := 0
	for at, c := range t.columns {
		if c.name == name && (best == 0 || at < best) {
			best = at
		}
	}
	return best
}

func (t *eventTable) missingColumns() []finding.Finding {
	var fs []finding.Finding
	for _, name := range []string{"标题", "日期"} {
		if t.column(name) == 0 {
			fs = append(fs, finding.Finding{Rule: "sheet-column", Kind: finding.Missing, Severity: finding.Error, File: t.file, Line: t.header,
				Message: "表头里没有“" + name + "”一列", Hint: "请在表头加上“" + name + "”，或用 pufa import --template 生成的空表"})
		}
	}
	return fs
}

// hiddenRows tells of rows that were passed over because nobody sees them, such as those that a filter hides.
func (t *eventTable) hiddenRows() []finding.Finding {
	var fs []finding.Finding
	for _, row := range t.unseen {
		if text := row.text(); text != "" && row.number > t.header {
			fs = append(fs, finding.Finding{Rule: "sheet-hidden", Kind: finding.Table, Severity: finding.Warning, File: t.file, Line: row.number, Quote: text,
				Message: "这一行是隐藏的，没有导入", Hint: "需要导入时请取消隐藏或清除筛选"})
		}
	}
	return fs
}

// hiddenColumns tells of columns of ours that nobody sees.
func (t *eventTable) hiddenColumns() []finding.Finding {
	var fs []finding.Finding
	ours := columns()
	for _, row := range t.aside {
		for _, c := range row.cells {
			if row.number == t.header && columnNamed(ours, c.text) != nil && bare(c.text) != reasonColumn {
				fs = append(fs, finding.Finding{Rule: "sheet-hidden", Kind: finding.Table, Severity: finding.Warning, File: t.file, Line: row.number, Column: c.column,
					Quote: oneLine(c.text), Message: "“" + oneLine(c.text) + "”这一列是隐藏的，没有导入", Hint: "需要导入时请取消隐藏"})
			}
		}
	}
	return fs
}

func (t *eventTable) unknownColumns() []finding.Finding {
	var fs []finding.Finding
	for _, c := range t.unknown {
		fs = append(fs, finding.Finding{Rule: "sheet-column", Kind: finding.Table, Severity: finding.Notice, File: t.file, Line: t.header, Column: c.column,
			Quote: oneLine(c.text), Message: "不认识“" + oneLine(c.text) + "”这一列，没有导入", Hint: "可用的列：" + strings.Join(columnNames(), "、")})
	}
	return fs
}
