/**
 * Numbers as generator/search/list.go writes them: base 45, the last digit one of ( to T, each digit before it, less by one, base 39 above T.
 * @param {string} text
 * @returns {number[]}
 */
export function numbers(text) {
  const out = [];
  let high = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 85) {
      out.push((high + 1) * 45 + c - 40);
      high = -1;
    } else {
      high = (high + 1) * 39 + c - 85 - (c > 92) - (c > 96);
    }
  }
  return out;
}

/**
 * An ascending list below n, written by its gaps, or after ~ by those of the numbers that are not in it.
 * @param {string} text
 * @param {number} n
 * @returns {number[]}
 */
export function list(text, n) {
  const absent = text[0] === "~";
  let next = 0;
  const ids = numbers(absent ? text.slice(1) : text).map((gap) => (next += gap + 1) - 1);
  if (!absent) return ids;
  const out = [];
  for (let id = 0, i = 0; id < n; id++) {
    if (ids[i] === id) i++;
    else out.push(id);
  }
  return out;
}

/**
 * What two ascending lists have in common.
 * @param {number[]} a
 * @param {number[]} b
 * @returns {number[]}
 */
export function both(a, b) {
  const out = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      out.push(a[i]);
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return out;
}
