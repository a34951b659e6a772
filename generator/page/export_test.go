package page

// SmallTown is the fictional town of this package's tests, for tests that render it.
var SmallTown = smallTown
