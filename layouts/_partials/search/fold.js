// A blank says something only between letters or digits of narrow scripts.
const narrow = "0-9A-Za-z\\u00c0-\\u024f\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a";
const blankBefore = new RegExp(`\\s+(?![${narrow}])`, "g");
const blankAfter = new RegExp(`(^|[^${narrow}\\s])\\s+`, "g");

/**
 * Text as the index keeps it: one line, without blanks beside Chinese characters and without invisible characters.
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Cf}]/gu, "").replace(blankBefore, "").replace(blankAfter, "$1").replace(/\s+/g, " ");
}

/**
 * Maps text to the form in which it is compared, character for character: half width, small letters, simplified characters.
 * @param {Map<string, string>} simplified
 * @returns {(text: string) => string}
 */
export function folder(simplified) {
  return (text) => text.replace(/[A-Z\u00c0-\u024f\u0250-\uffff]/g, (c) => {
    const code = c.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
    return code < 0x250 ? c.toLowerCase()[0] : simplified.get(c) || c;
  });
}

/**
 * Reads a table of pairs: a traditional character, then its simplified one.
 * @param {string} text
 * @returns {[string, string][]}
 */
export function pairs(text) {
  return (text.match(/../gu) || []).map((pair) => [pair[0], pair[1]]);
}
