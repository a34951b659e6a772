/**
 * What has the focus now: its words, and what is wrong with how it shows itself. Done is true where the focus has left the page.
 * @returns {{name: string, done: boolean, faults: string[]}}
 */
(() => {
  const element = document.activeElement, faults = [];
  if (!element || element === document.body || element === document.documentElement) return { name: "", done: true, faults };
  const name = `${element.localName} “${(element.getAttribute("aria-label") || element.textContent || element.name || "").trim().slice(0, 20)}”`;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`${name} has the focus and doesn't show it`);
  if (box.width < 1 || box.height < 1) faults.push(`${name} has the focus and no size`);
  if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) faults.push(`${name} has the focus outside the window`);
  const parts = [...element.getClientRects()].filter(part => part.bottom > 0 && part.top < innerHeight);
  const seen = parts.some(part => {
    const top = document.elementFromPoint(part.left + part.width / 2, Math.min(Math.max(part.top + part.height / 2, 1), innerHeight - 1));
    return top && (element.contains(top) || top.contains(element));
  });
  if (!seen) faults.push(`${name} has the focus and something lies over it`);
  return { name, done: false, faults };
})()
