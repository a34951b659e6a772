/**
 * Whether each sentence that the page of figures quotes stands in the report where its link leads, and each field of work has every report in it.
 * @returns {Promise<string[]>}
 */
(async () => {
  const pages = {}, faults = [];
  const open = async address => pages[address] ||= new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const quotes = [...document.querySelectorAll(".sources blockquote a")];
  if (quotes.length < 20) faults.push(`only ${quotes.length} sentences are quoted`);
  for (const quote of quotes) {
    const report = await open(quote.pathname), place = report.getElementById(decodeURIComponent(quote.hash.slice(1)));
    const squeezed = text => text.replace(/\s/g, "");
    if (!place) faults.push(`“${quote.textContent}” leads to no place`);
    else if (!squeezed(place.closest("p, td, h2, h3, .runin").textContent).includes(squeezed(quote.textContent))) faults.push(`“${quote.textContent}” does not stand where it leads`);
  }
  return faults;
})()
