// Package search makes the index that lets a reader search the site without a server.
//
// In: the rendered pages, path and HTML, one at a time and from any goroutine. Out: files below search/index/, classic scripts that the
// search page loads on demand, so that search works from file:// as well. The same pages give the same bytes, in whatever order they came.
//
// What is promised: every string of two characters or more that stands in a page's text finds that page, every single Chinese character
// of a title finds it too, and nothing else is found. Three kinds of file keep the promise:
//
//   - core.js, loaded first: how many pages there are, their years and kinds, where each shard begins, and the phrases of the text shards;
//   - g*.js, gram shards: which pages hold a pair of characters, or a run of three where a pair says too little (among digits, across a
//     comma). They only narrow: a page that holds 法律 and 律师 need not hold 法律师;
//   - t*.js, text shards: the pages themselves, with common phrases coded as single characters. They decide, and give the sentence to show.
//
// Two more are loaded only when a query asks for them: pinyin.js, how the characters of titles are read, and fold.js, traditional characters.
//
// The package never touches a file, never sees a record and never guesses words: there is no dictionary to miss one.
package search
