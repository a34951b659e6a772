/**
 * The readings of characters: lines of a syllable and the characters that are read so.
 * @param {string} table
 * @returns {Map<string, string[]>} a character's syllables, each ended by a full stop; and each syllable, to itself
 */
export function readings(table) {
  const out = new Map();
  for (const line of table.split("\n")) {
    const syllable = (line.match(/^[a-z]+/) || [""])[0];
    if (!syllable) continue;
    out.set(syllable, [syllable]);
    for (const c of Array.from(line.slice(syllable.length))) out.set(c, (out.get(c) || []).concat(syllable + "."));
  }
  return out;
}

/**
 * The ways to read letters as the beginnings of syllables (csz) or as whole syllables, the last of which may be unfinished (changsh).
 * @param {string} letters
 * @param {Map<string, string[]>} known
 * @returns {string[][]} whole syllables end with a full stop
 */
export function spellings(letters, known) {
  const out = [Array.from(letters)];
  const syllables = Array.from(known.keys()).filter((key) => key < "{");
  const walk = (rest, units) => {
    if (out.length > 8) return;
    if (!rest) {
      out.push(units);
      return;
    }
    for (let size = Math.min(6, rest.length); size > 0; size--) {
      if (known.has(rest.slice(0, size))) walk(rest.slice(size), units.concat(rest.slice(0, size) + "."));
    }
    if (units.length && syllables.some((s) => s.length > rest.length && s.startsWith(rest))) out.push(units.concat(rest));
  };
  if (letters.length <= 24) walk(letters, []);
  return out.filter((units) => units.length > 1);
}

/**
 * The grams that titles spelled so have: runs of two or three initials, the first moved to the private use area.
 * @param {string[]} units
 * @returns {string[]}
 */
export function initialGrams(units) {
  const initials = units.map((unit) => unit[0]).join("");
  const size = Math.min(3, initials.length);
  const out = [];
  for (let i = 0; i + size <= initials.length; i++) {
    out.push(String.fromCharCode(0xe000 + initials.charCodeAt(i) - 97) + initials.slice(i + 1, i + size));
  }
  return out;
}

/**
 * Where in a folded title the spelling stands, and for how many code units.
 * @param {string} title
 * @param {string[]} units
 * @param {Map<string, string[]>} known
 * @returns {[number, number] | null}
 */
export function spelled(title, units, known) {
  const chars = Array.from(title);
  for (let i = 0; i + units.length <= chars.length; i++) {
    const fits = units.every((unit, k) => (chars[i + k] > "\u3000" && known.get(chars[i + k]) || []).some((reading) => reading.startsWith(unit)));
    if (fits) return [chars.slice(0, i).join("").length, chars.slice(i, i + units.length).join("").length];
  }
  return null;
}
