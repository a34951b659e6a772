/**
 * What is wrong with a report's page: a marked figure that does not lead to its line or back, a rate without its drawing, a change that its line does
 * not tell, a download that does not say what and how large it is, a line that opens with a dash.
 * @returns {string[]}
 */
(() => {
  const faults = [], all = (selector, root = document) => [...root.querySelectorAll(selector)], at = hash => document.getElementById(decodeURIComponent(hash.slice(1)));
  const marks = all(".text .mark"), lines = all(".line");
  if (marks.length < 5 || marks.length !== lines.length) faults.push(`${marks.length} figures are marked, ${lines.length} have a line`);
  for (const mark of marks) {
    const line = at(mark.hash);
    if (!line || !line.matches(".line")) faults.push(`${mark.textContent} leads to no line`);
    else if (line.querySelector(".line__name").textContent !== mark.title) faults.push(`${mark.title} leads to ${line.textContent}`);
    else if (at(line.querySelector(".line__back a").hash) !== mark) faults.push(`${mark.title} is not led back to`);
    if (!getComputedStyle(mark).textDecorationLine.includes("underline")) faults.push(`${mark.textContent} is not underlined`);
  }
  if (!all(".line__rate svg.chart--share").length) faults.push("no rate is drawn as part of its whole");
  for (const row of all("#changes ~ .scroll tbody tr")) {
    const line = at(row.querySelector("a").hash), by = row.lastElementChild.textContent;
    if (!line || line.querySelector(".change__by")?.textContent !== by) faults.push(`${row.textContent} is not what its line says`);
  }
  const files = all(".downloads a");
  if (files.length < 3) faults.push(`${files.length} files to take along`);
  for (const file of files) if (!/（[A-Z]+，[\d.]+ ?(B|KB|MB)）$/.test(file.textContent)) faults.push(`${file.textContent} does not say its type and size`);
  const title = document.querySelector(".document__title"), style = getComputedStyle(title);
  if (style.textAlign !== "center" || parseFloat(style.borderBlockEndWidth) < 2) faults.push("the title is not centred above a rule");
  for (const p of all(".text p")) {
    const size = parseFloat(getComputedStyle(p).fontSize);
    if (p.clientWidth / size > 38.5) faults.push(`a line of ${Math.round(p.clientWidth / size)} characters`);
  }
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  for (let node, last = null; (node = walker.nextNode());) {
    [...node.data].forEach((letter, i) => {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const here = { letter, top: range.getBoundingClientRect().top };
      if (letter === "—" && last && /\d/.test(last.letter) && here.top > last.top + 4) faults.push(`a dash opens a line of “${node.data.slice(i, i + 12)}”`);
      last = here;
    });
  }
  return [...new Set(faults)];
})()
