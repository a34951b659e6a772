package document

import "strconv"

// A cell is one w:tc.
type cell struct {
	column, span int
	continues    bool // it belongs to the cell above
	blocks       []block
}

// table reads a table. One of a single column only frames paragraphs, which then stand as paragraphs.
func (s *story) table() error {
	if s.depth++; s.depth > 16 {
		return bomb("表格嵌套过深")
	}
	defer func() { s.depth-- }()
	var rows [][]cell
	if err := s.rows(&rows); err != nil {
		return err
	}
	framed := true
	for _, row := range rows {
		framed = framed && len(row) <= 1
	}
	g := &grid{}
	origins := map[int][2]int{} // column → row and column of the cell that spans down to here
	for i, row := range rows {
		for _, c := range row {
			if framed {
				s.out = append(s.out, c.blocks...)
				continue
			}
			text := cellText(c.blocks)
			if c.continues {
				if at, above := origins[c.column]; above {
					g.put(i, c.column, 1, c.span, g.rows[at[0]][at[1]])
					g.first[i][c.column] = false
					if text != "" { // a merged cell's hidden rest still comes through
						g.put(i, c.column, 1, c.span, text)
					}
					continue
				}
			}
			origins[c.column] = [2]int{i, c.column}
			g.put(i, c.column, 1, c.span, text)
		}
	}
	if !framed && len(g.rows) > 0 {
		g.square()
		s.out = append(s.out, table{g})
	}
	return nil
}

// rows reads the rows among the children of the element just opened. A deleted row is left out.
func (s *story) rows(rows *[][]cell) error {
	return s.x.each(func(e element) error {
		switch e.name {
		case "tr":
			return s.row(rows)
		case "sdt":
			return s.control(func() error { return s.rows(rows) })
		case "ins", "moveTo", "customXml", "sdtContent":
			return s.rows(rows)
		case "del", "moveFrom":
			return s.dropping(whyDeleted, func() error { return s.rows(rows) })
		}
		return nil
	})
}

func (s *story) row(rows *[][]cell) error {
	outer := s.why
	defer func() { s.why = outer }()
	var row []cell
	column := 0
	err := s.tcs(&row, &column)
	if err == nil && s.why == "" {
		*rows = append(*rows, row)
	}
	return err
}

// tcs reads cells among the children of the element just opened, and what the row says of itself.
func (s *story) tcs(row *[]cell, column *int) error {
	return s.x.each(func(e element) error {
		switch e.name {
		case "trPr":
			return s.x.each(func(e element) error {
				switch e.name {
				case "gridBefore":
					*column += spanOf(e)
				case "del":
					s.why = whyDeleted
				case "hidden":
					if on(e) {
						s.why = whyHidden
					}
				}
				return nil
			})
		case "tc":
			c, err := s.cell(*column)
			*row = append(*row, c)
			*column += c.span
			if s.cells += c.span; s.cells > s.limits.Cells && err == nil {
				return tooManyCells(s.limits.Cells)
			}
			return err
		case "sdt":
			return s.control(func() error { return s.tcs(row, column) })
		case "ins", "moveTo", "customXml", "sdtContent":
			return s.tcs(row, column)
		case "del", "moveFrom":
			return s.dropping(whyDeleted, func() error { return s.tcs(row, column) })
		}
		return nil
	})
}

func (s *story) cell(column int) (cell, error) {
	c := cell{column: column, span: 1}
	in := s.inner()
	err := s.x.each(func(e element) error {
		if e.name != "tcPr" {
			return in.block(e)
		}
		return s.x.each(func(e element) error {
			switch e.name {
			case "gridSpan":
				c.span = spanOf(e)
			case "vMerge":
				c.continues = e.attr("val") != "restart"
			case "cellDel":
				in.why = whyDeleted
			}
			return nil
		})
	})
	c.blocks = in.finish()
	return c, err
}

// spanOf is a count of columns, within what Word allows.
func spanOf(e element) int {
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil {
		return 1
	}
	return min(max(n, 1), 63)
}
