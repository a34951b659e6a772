const before = 36, behind = 60; // code units shown at most on either side of the hit

/**
 * The sentence around a place in a text, or as much of it as can be read at a glance.
 * @param {string} text
 * @param {number} start
 * @param {number} length
 * @returns {[string, string, string]} what stands before the hit, the hit, what follows
 */
export function excerpt(text, start, length) {
  const end = start + length;
  const head = text.slice(Math.max(0, start - before), start);
  const tail = text.slice(end, end + behind);
  const opens = Math.max(head.lastIndexOf("。"), head.lastIndexOf("！"), head.lastIndexOf("？"), head.lastIndexOf("；"));
  const closes = tail.search(/[。！？；]/);
  const left = opens >= 0 ? head.slice(opens + 1) : (start > before ? "…" : "") + head.replace(/^[\udc00-\udfff]/, "");
  const right = closes >= 0 ? tail.slice(0, closes + 1) : tail.replace(/[\ud800-\udbff]$/, "") + (end + behind < text.length ? "…" : "");
  return [left, text.slice(start, end), right];
}
