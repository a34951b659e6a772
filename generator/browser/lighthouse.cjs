// Runs Lighthouse: node lighthouse.cjs NODE-FOLDER ADDRESS RUNS PAGE…; lighthouse.sh says what for.
"use strict";
const { createRequire } = require("node:module");
const { pathToFileURL } = require("node:url");
const path = require("node:path");

const [folder, address, runs, ...pages] = process.argv.slice(2);
const find = createRequire(path.join(folder, "node_modules", "lighthouse", "package.json"));
const categories = ["performance", "accessibility", "best-practices", "seo"];
const browser = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

main().then(ok => process.exit(ok ? 0 : 1), fault => { console.error(fault); process.exit(2); });

async function main() {
  const { default: lighthouse } = await import(pathToFileURL(find.resolve("lighthouse")));
  const launcher = await import(pathToFileURL(find.resolve("chrome-launcher")));
  const faults = [];
  console.log(row("page", categories));
  for (const page of pages) {
    const scores = Object.fromEntries(categories.map(name => [name, []]));
    for (let run = 0; run < Number(runs); run++) {
      const { lhr } = await once(lighthouse, launcher, address + page);
      if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
      for (const name of categories) scores[name].push(Math.round(lhr.categories[name].score * 100));
      faults.push(...missed(page, lhr));
    }
    const sorted = categories.map(name => scores[name].sort((a, b) => b - a));
    console.log(row(page, sorted.map(all => `${all[0]} ${middle(all)}`)));
    if (sorted[0][0] < 100 || middle(sorted[0]) < 97) faults.push(`${page}: performance ${sorted[0].join(" ")}`);
  }
  for (const fault of new Set(faults)) console.log(fault);
  return faults.length === 0;
}

/** One load in a browser of its own, as a stranger's first visit. */
async function once(lighthouse, launcher, url) {
  const chrome = await launcher.launch({ chromeFlags: browser, chromePath: process.env.CHROME_PATH });
  try {
    return await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: categories });
  } finally {
    chrome.kill();
  }
}

/** What costs a page points in a category that must be full. */
function missed(page, lhr) {
  return categories.slice(1).filter(name => lhr.categories[name].score < 1).flatMap(name => lhr.categories[name].auditRefs
    .filter(ref => ref.weight && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
    .map(ref => `${page}: ${name}: ${lhr.audits[ref.id].title}`));
}

function middle(sorted) { return sorted[Math.floor(sorted.length / 2)]; }

function row(first, rest) { return first.padEnd(44) + rest.map(cell => cell.padStart(16)).join(""); }
