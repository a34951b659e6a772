package document

func readPDF(data []byte, limits Limits) (*Source, error)             { return nil, nil }
func readXlsx(a *archive, m mainPart, limits Limits) (*Source, error) { return nil, nil }
