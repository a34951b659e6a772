package record

// Themes is the file data/themes.toml.
type Themes struct {
	Themes []Theme `toml:"themes" label:"工作领域"`
}

// Calendar is the file data/calendar.toml.
type Calendar struct {
	Days []Day `toml:"days" label:"宣传日"`
}

// Terms is the file data/terms.toml.
type Terms struct {
	Terms []Term `toml:"terms" label:"用词"`
}

// Holidays is the file data/holidays.toml.
type Holidays struct {
	Days []Holiday `toml:"days" label:"日子"`
}
