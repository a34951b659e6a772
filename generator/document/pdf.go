package document

func readPDF(data []byte, limits Limits) (*Source, error) { return nil, nil }
