import { plain } from "./fold.js";
import { initialGrams, readings, spelled, spellings } from "./pinyin.js";

/**
 * @typedef {{page: object, where: "title" | "pinyin" | "heading" | "text", block: number, start: number, length: number}} Hit
 * block is -1 for the title; start and length are code units within it.
 */

const few = 10; // so many pages are read rather than more of the index

/**
 * The grams that every page with this folded text has: pairs, and runs of three where generator/search/gram.go has them, which say more.
 * @param {string} text
 * @returns {string[]}
 */
export function grams(text) {
  const chars = Array.from(text);
  if (chars.length === 1) return /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}〇]/u.test(text) ? chars : [];
  const triple = (i) => i >= 0 && i + 2 < chars.length && (/[,.;:?!()。、“”《》]/.test(chars[i + 1]) || chars.slice(i, i + 3).filter((c) => /[0-9a-z]/.test(c)).length > 1);
  const out = [];
  for (let i = 0; i + 1 < chars.length; i++) {
    if (triple(i)) out.push(chars.slice(i, i + 3).join(""));
    else if (!triple(i - 1)) out.push(chars[i] + chars[i + 1]);
  }
  return Array.from(new Set(out));
}

/**
 * Looks for a query. Hits come when asked for, best first: title, pinyin of the title, heading, text, the newest first in each.
 * @param {Awaited<ReturnType<typeof import("./index.js").openIndex>>} index
 * @param {string} query
 * @param {(id: number) => boolean} wanted
 * @returns {Promise<{next: (n: number) => Promise<Hit[]>, left: () => number, sure: boolean, terms: boolean}>}
 *   left is how many pages may still come, sure whether all of them will, terms whether words were looked for one by one
 */
export async function find(index, query, wanted) {
  const tiers = [], shown = new Set();
  let ready = [], sure = true, terms = false;
  const whole = plain(query);
  if (whole) {
    sure = await lookFor([whole]);
    if (/^[a-z]+(?:[ '][a-z]+)*$/i.test(whole)) await spell(whole.toLowerCase().replace(/[ ']/g, ""));
    const words = query.split(/\s+/).map(plain).filter(Boolean);
    if (words.length > 1) {
      ready = await next(few);
      if (!ready.length) {
        terms = true;
        sure = await lookFor(words);
      }
    }
  }

  /** Adds the pages that may hold all of these texts; reports whether the index alone is sure of it. */
  async function lookFor(texts) {
    let needles = texts.map(index.fold);
    let found = await candidates(needles);
    if (!found.pages.length && /[\u4e00-\u9fff]/.test(texts.join(""))) {
      await index.foldMore();
      const folded = texts.map(index.fold);
      if (folded.join() !== needles.join()) found = await candidates((needles = folded));
    }
    tiers.push(
      tier(found.title, "title", (page) => inTitle(page, needles)),
      tier(found.headings, "heading", (page) => inHeadings(page, needles)),
      tier(found.pages, "text", (page) => anywhere(page, needles)),
    );
    return needles.length === 1 && grams(needles[0]).length < 2;
  }

  async function candidates(needles) {
    const all = Array.from(new Set([].concat(...needles.map(grams))));
    if (!all.length) return { pages: [], title: [], headings: [] };
    const some = all.filter((gram, i) => i % 2 === 0 || i === all.length - 1);
    const found = await index.narrow(some);
    return found.pages.length <= few || some.length === all.length ? found : index.narrow(all);
  }

  async function spell(letters) {
    if (letters.length < 2) return;
    const known = readings(await index.shard("pinyin"));
    for (const units of spellings(letters, known)) {
      const found = await index.narrow(initialGrams(units));
      if (!found.pages.length) continue;
      sure = false;
      tiers.splice(1, 0, tier(found.pages, "pinyin", (page) => {
        const at = spelled(page.folded, units, known);
        return at && { block: -1, start: at[0], length: at[1] };
      }));
    }
  }

  /** Pages that may hold what test looks for. */
  function tier(ids, where, test) {
    return { ids: ids.filter(wanted), where, test };
  }

  async function next(n) {
    const hits = ready.splice(0);
    while (hits.length < n && tiers.length) {
      const { ids, where, test } = tiers[0];
      const some = ids.splice(0, Math.max(few / 2, n - hits.length)).filter((id) => !shown.has(id));
      if (!ids.length) tiers.shift();
      for (const page of await index.pages(some)) {
        const at = test(page);
        if (!at) continue;
        shown.add(page.id);
        hits.push(Object.assign({ page, where }, at));
      }
    }
    ready = hits.splice(n);
    return hits;
  }

  const left = () => new Set([].concat(...tiers.map((t) => t.ids.filter((id) => !shown.has(id))))).size + ready.length;
  return { next, left, sure, terms };
}

/** Where the first text stands in the title, if all do. */
function inTitle(page, needles) {
  return needles.every((needle) => page.folded.includes(needle)) ? place(-1, page.folded, needles[0]) : null;
}

/** Where the first text stands, if all stand in headings. */
function inHeadings(page, needles) {
  const headings = page.blocks.filter((block) => block.heading);
  if (!needles.every((needle) => headings.some((block) => block.folded.includes(needle)))) return null;
  const block = page.blocks.findIndex((b) => b.heading && b.folded.includes(needles[0]));
  return place(block, page.blocks[block].folded, needles[0]);
}

/** Where the first text stands, if all stand in the page. */
function anywhere(page, needles) {
  const has = (needle) => page.folded.includes(needle) || page.blocks.some((block) => block.folded.includes(needle));
  if (!needles.every(has)) return null;
  const block = page.blocks.findIndex((b) => b.folded.includes(needles[0]));
  return place(block, block < 0 ? page.folded : page.blocks[block].folded, needles[0]);
}

const place = (block, text, needle) => ({ block, start: text.indexOf(needle), length: needle.length });
