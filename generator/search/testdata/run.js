// Runs the search script without a browser: node run.js SCRIPT INDEX SHARE < queries.json. SCRIPT is a function's body that returns {openIndex, find},
// queries.json a list of strings. With SHARE 0 it lists for every query all pages found: {paths, where}. Else every SHARE queries begin with nothing
// loaded, and it tells what the first ten hits took: {files, slow}, the files loaded and the milliseconds once they were.
const { readFileSync } = require("fs");
const [script, folder] = process.argv.slice(2);
const { openIndex, find } = new Function(readFileSync(script, "utf8"))();

let handed, asked = [];
const held = new Map();
globalThis.pufaShard = (name, data) => (handed = data);

async function load(name) {
  if (!held.has(name)) {
    asked.push(name);
    (0, eval)(readFileSync(`${folder}/${name}.js`, "utf8"));
    held.set(name, handed);
  }
  return held.get(name);
}

async function main() {
  const queries = JSON.parse(readFileSync(0, "utf8"));
  const share = Number(process.argv[4]);
  const everything = () => true;
  let index;
  for (const [i, query] of queries.entries()) {
    if (!index || (share && i % share === 0)) {
      held.clear();
      asked = [];
      index = await openIndex(load);
    }
    if (!share) {
      const found = await find(index, query, everything);
      const hits = [];
      for (let more; (more = await found.next(1000)).length; ) hits.push(...more);
      tell({ paths: hits.map((hit) => hit.page.path), where: hits.map((hit) => hit.where) });
      continue;
    }
    await (await find(index, query, everything)).next(10);
    const files = asked;
    asked = [];
    const began = process.hrtime.bigint();
    await (await find(index, query, everything)).next(10);
    tell({ files, slow: Number(process.hrtime.bigint() - began) / 1e6 });
  }
}

const tell = (answer) => console.log(JSON.stringify(answer));
main();
