/**
 * What is wrong with the page's outline of headings: one h1, which comes first, and no rank left out on the way down.
 * @returns {string[]}
 */
(() => {
  const faults = [], heads = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(h => h.checkVisibility());
  if (heads.filter(h => h.localName === "h1").length !== 1) faults.push("not one h1");
  let rank = 0;
  for (const head of heads) {
    const own = Number(head.localName[1]);
    if (own > rank + 1) faults.push(`${head.localName} “${head.textContent.trim().slice(0, 16)}” after rank ${rank}`);
    if (!head.textContent.trim()) faults.push(`an empty ${head.localName}`);
    rank = own;
  }
  return faults;
})()
