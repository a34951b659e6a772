import { both, list, numbers } from "./list.js";
import { folder, pairs } from "./fold.js";

/**
 * @typedef {{text: string, folded: string, heading: boolean}} Block
 * @typedef {{id: number, path: string, date: string, title: string, folded: string, blocks: Block[]}} Page folded is the folded title
 * @typedef {{pages: number[], title: number[], headings: number[]}} Posting
 */

const nowhere = { pages: [], title: [], headings: [] };

/**
 * Opens the index that generator/search wrote.
 * @param {(name: string, version?: string) => Promise<any>} load brings a shard
 */
export async function openIndex(load) {
  const core = await load("core");
  const firsts = core.grams ? core.grams.split("\n") : [];
  const phrases = core.phrases.split("\n");
  const starts = [0];
  for (const more of numbers(core.texts)) starts.push(starts[starts.length - 1] + more + 1);
  const simplified = new Map(pairs(core.fold));
  const fold = folder(simplified);
  const shelves = new Map();
  const shard = (name) => load(name, core.v);

  /** Where a gram stands. @returns {Promise<Posting>} */
  async function posting(gram) {
    const at = after(firsts, gram) - 1;
    if (at < 0) return nowhere;
    const text = await shard("g" + at);
    const start = text.indexOf(`\n${gram}\t`);
    if (start < 0) return nowhere;
    const [pages, title, headings] = text.slice(start + gram.length + 2, text.indexOf("\n", start + 1)).split("\t");
    const ids = list(pages, core.n);
    const within = (places) => (places === "!" ? ids : places ? list(places, ids.length).map((i) => ids[i]) : []);
    return { pages: ids, title: within(title), headings: within(headings) };
  }

  /** Pages that have every gram. @returns {Promise<Posting>} */
  async function narrow(grams) {
    const found = await Promise.all(grams.map(posting));
    return found.reduce((a, b) => ({ pages: both(a.pages, b.pages), title: both(a.title, b.title), headings: both(a.headings, b.headings) }));
  }

  /** The pages of these numbers, in their order. @returns {Promise<Page[]>} */
  function pages(ids) {
    return Promise.all(ids.map(async (id) => {
      const at = after(starts, id) - 1;
      const text = await shard("t" + at);
      if (!shelves.has(at)) {
        const records = text.slice(0, -2).replace(/[\ue000-\uf8ff]/g, (c) => phrases[c.charCodeAt(0) - 0xe000]).split("\n\n");
        shelves.set(at, records.map((record, i) => page(starts[at] + i, record, fold)));
      }
      return shelves.get(at)[id - starts[at]];
    }));
  }

  return {
    core, shard, narrow, pages, fold,
    kinds: spread(core.runs), years: spread([].concat(...core.years)),
    /** Learns the traditional characters that no page uses. */
    async foldMore() {
      for (const [t, s] of pairs(await shard("fold"))) simplified.set(t, s);
    },
  };
}

/** How many of the ascending values are not after key. */
function after(values, key) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Values by number, from runs: value, how many, value, how many. */
function spread(runs) {
  const out = [];
  for (let i = 0; i < runs.length; i += 2) for (let k = runs[i + 1]; k > 0; k--) out.push(runs[i]);
  return out;
}

/** @returns {Page} */
function page(id, record, fold) {
  const [head, title, ...lines] = record.split("\n");
  const [path, date] = head.split("\t");
  const blocks = lines.filter(Boolean).map((line) => {
    const text = line.replace("\t", "");
    return { text, folded: fold(text), heading: text !== line };
  });
  return { id, path, date, title, folded: fold(title), blocks };
}
