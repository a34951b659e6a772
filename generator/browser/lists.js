/**
 * Whether the lists that a page leads to hold what it says: as many entries as the number beside the link, none of them empty; a list of more than one
 * page is left to its pager.
 * @returns {Promise<string[]>}
 */
(async () => {
  const faults = [], links = [...document.querySelectorAll(".finder > ul:not(.downloads) a[href]")];
  if (links.length < 10) faults.push(`only ${links.length} lists`);
  for (const link of links) {
    const list = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    const entries = list.querySelectorAll(".entry").length, said = Number(link.nextElementSibling.textContent);
    if (!entries || !list.querySelector(".pager") && entries !== said) faults.push(`${link.textContent} holds ${entries} records, said are ${said}`);
  }
  return faults;
})()
