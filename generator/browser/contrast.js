/**
 * What is too faint: text below 7:1 against its ground (WCAG AAA), the parts of a drawing below 3:1. Grounds here are plain colours.
 * @returns {string[]}
 */
(() => {
  const faults = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    weigh(element, element instanceof SVGElement ? style.fill : style.color, 7, node.data.trim().slice(0, 16));
  }
  for (const part of document.querySelectorAll(".chart rect, .chart polyline, .chart circle")) {
    const style = getComputedStyle(part), colour = [style.stroke, style.fill].find(c => c !== "none");
    weigh(part, colour, 3, "a part of a drawing");
  }
  return [...faults.values()];

  function weigh(element, colour, least, what) {
    const ground = groundOf(element), ratio = contrast(over(channels(colour), ground), ground);
    const kind = `${element.localName}.${element.closest("[class]")?.getAttribute("class") || ""}`;
    if (ratio < least) faults.set(kind, `${kind} “${what}”: ${colour} has ${ratio.toFixed(2)}:1, needs ${least}:1`);
  }
  function groundOf(element) {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const layer = channels(getComputedStyle(e).backgroundColor);
      if (layer[3] > 0) layers.unshift(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  }
  function channels(colour) {
    const [r, g, b, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return [r, g, b, alpha];
  }
  function over([r, g, b, alpha], ground) {
    return [r, g, b].map((c, i) => c * alpha + ground[i] * (1 - alpha)).concat(1);
  }
  function contrast(a, b) {
    const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  }
  function luminance(colour) {
    const [r, g, b] = colour.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
})()
