/**
 * What is too small or beside another in large print: text below 22 px, targets below 60 px, more than one column. A link inside a sentence is as high
 * as its line; the labels of a drawing grow with it and stand in its table too.
 * @returns {string[]}
 */
(() => {
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = new Set();
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg") || hidden(parent) || small.has(where(parent))) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 22) {
      small.add(where(parent));
      faults.push(`“${node.data.trim().slice(0, 16)}” in ${where(parent)} is ${size} px large`);
    }
  }
  for (const target of document.querySelectorAll("a[href], button, summary, input, select")) {
    if (hidden(target) || inSentence(target)) continue;
    const box = target.getBoundingClientRect();
    if (box.height < 59.5 || box.width < 59.5) faults.push(`${where(target)} “${target.textContent.trim().slice(0, 16)}” is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
  }
  for (const box of document.querySelectorAll("main, main *")) {
    const style = getComputedStyle(box);
    if (style.display.endsWith("grid") && style.gridTemplateColumns.split(" ").length > 1 && !hidden(box)) faults.push(`${where(box)} has columns of ${style.gridTemplateColumns}`);
  }
  return faults.slice(0, 20);

  function hidden(element) {
    return !element.checkVisibility() || element.closest(".hidden, .skip, .search-box__name") !== null;
  }
  /** Whether words stand on the same line before or behind a link. */
  function inSentence(link) {
    if (getComputedStyle(link).display !== "inline") return false;
    return [...link.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }
  function where(element) {
    return `${element.localName} in .${element.closest("[class]").getAttribute("class")}`;
  }
})()
