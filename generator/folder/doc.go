// Package folder knows a published folder: the manifest that lists its files, the lock that keeps two writers apart, and its exchange for another
// in one step.
//
// In: a folder and one to take its place. Out: the folder, whole, as it was or as it is to be: whoever is killed at any moment, the next start finishes
// or undoes what was half done. The package never makes a page, never deletes a file that no manifest lists, and never reads what a file says.
package folder
