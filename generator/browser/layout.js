/**
 * How the page lies at its present width. Answers with a sentence for each fault: the page or a text wider than the window, a text that a box cuts
 * off, two texts that lie over one another, a number of eight digits at most that is broken in two. Scrolling boxes may be wide inside; what only screen readers hear is not looked at.
 * @returns {string[]}
 */
(() => {
  const root = document.documentElement, width = root.clientWidth, faults = [];
  const over = Math.max(root.scrollWidth, document.body.scrollWidth) - width;
  if (over > 0) faults.push(`the page is ${over} px wider than the window of ${width} px`);

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || !seen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    for (const box of folded(node) ? boxes.slice(0, 1) : boxes) texts.push({ node, box });
  }
  for (const text of texts) {
    const around = boundary(text.node), edge = around ? around.getBoundingClientRect() : { left: 0, right: width };
    if (around && /auto|scroll/.test(getComputedStyle(around).overflowX)) continue;
    if (text.box.right > edge.right + 1 || text.box.left < edge.left - 1) faults.push(`${name(text)} reaches from ${text.box.left} to ${text.box.right} px, the room from ${edge.left} to ${edge.right} px`);
  }
  for (const node of new Set(texts.map(text => text.node))) {
    for (const number of node.data.matchAll(/\d[\d.,]{1,7}(?![\d.,])/g)) {
      if (/[\w.,/]/.test(node.data[number.index - 1])) continue; // the end of a longer one, a part of an address
      const range = document.createRange();
      range.setStart(node, number.index);
      range.setEnd(node, number.index + number[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top)));
      if (lines.size > 1 && !folded(node)) faults.push(`the number ${number[0]} of ${name({ node })} is broken in two`);
    }
  }
  texts.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length && texts[j].box.top < texts[i].box.bottom; j++) {
      const a = texts[i].box, b = texts[j].box;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - b.top;
      if (across > 2 && down > 0.4 * Math.min(a.height, b.height)) faults.push(`${name(texts[i])} lies over ${name(texts[j])}`);
    }
  }
  return faults.slice(0, 8);

  function seen(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clipPath === "inset(50%)" || e.matches(".skip")) return false;
    }
    return true;
  }
  /** The nearest box around a text that scrolls or cuts off. */
  function boundary(node) {
    for (let e = node.parentElement; e && e !== document.body; e = e.parentElement) {
      if (getComputedStyle(e).overflowX !== "visible") return e;
    }
    return null;
  }
  /** Whether a text ends after its first line with a …: its other lines are not drawn. */
  function folded(node) {
    return getComputedStyle(node.parentElement).webkitLineClamp === "1";
  }
  function name(text) {
    return `“${text.node.data.trim().slice(0, 16)}” in ${text.node.parentElement.localName}.${text.node.parentElement.getAttribute("class") || ""}`;
  }
})()
