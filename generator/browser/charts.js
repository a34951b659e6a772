/**
 * What is wrong with the page's charts: each says in words what it shows, keeps its labels apart and inside the drawing, and has its numbers beside
 * it: those of a rate in the words under it, those of all others in a table.
 * @returns {string[]}
 */
(() => {
  const faults = [];
  for (const chart of document.querySelectorAll("svg.chart")) {
    const title = chart.querySelector("title"), words = chart.querySelector("desc");
    const say = fault => faults.push(`${title ? title.textContent : "a chart"}: ${fault}`);
    if (chart.getAttribute("role") !== "img" || !title || !title.textContent || !words || !words.textContent) {
      say("no role, title or description");
      continue;
    }
    const beside = chart.closest("figure, .line__rate");
    const table = beside && beside.querySelector("table");
    if (chart.matches(".chart--share")) {
      for (const number of words.textContent.match(/[\d,.]+/g).slice(0, 2)) {
        if (!beside || !beside.textContent.replace(words.textContent, "").includes(number)) say(`${number} is not written beside it`);
      }
    } else if (!table) {
      say("no table");
    } else {
      for (const number of words.textContent.match(/\d[\d,.]*/g)) {
        if (!table.textContent.includes(number)) say(`${number} is not in its table`);
      }
    }
    if (!chart.checkVisibility()) continue;
    const drawing = chart.viewBox.baseVal, labels = [...chart.querySelectorAll("text")].map(t => ({ text: t.textContent, box: t.getBBox() }));
    labels.forEach((a, i) => {
      if (a.box.x < -1 || a.box.x + a.box.width > drawing.width + 1) say(`“${a.text}” leaves the drawing`);
      for (const b of labels.slice(i + 1)) {
        const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
        const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
        if (across > 0 && down > 0) say(`“${a.text}” meets “${b.text}”`);
      }
    });
  }
  return faults;
})()
