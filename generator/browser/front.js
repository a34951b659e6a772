/**
 * What the home page does not tell, and what moves on it by itself: headline figures with their unit and last year's value, what happened lately, what
 * comes next, the ways into disclosure.
 * @returns {string[]}
 */
(() => {
  const faults = [], all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const want = (selector, least, what) => { if (all(selector).length < least) faults.push(`${all(selector).length} ${what}, want ${least}`); };
  want(".front__figures .figures__item", 4, "headline figures");
  want(".front__events .entry", 5, "events");
  want(".front__days .day", 3, "days to come");
  want(".front__ways a[href='disclosure/guide.html'], .front__ways a[href='disclosure/catalogue.html'], .front__ways a[href='disclosure/annual/index.html'], .front__ways a[href='disclosure/request.html']", 4, "ways into disclosure");
  want("form[role='search']", 1, "search boxes");
  for (const item of all(".front__figures .figures__item")) {
    const name = item.querySelector(".figures__name").textContent;
    if (!item.querySelector(".number__value") || !item.querySelector(".number__unit")) faults.push(`${name} has no number or no unit`);
    if (!/^\d{4}年 /.test(item.querySelector(".change a")?.textContent)) faults.push(`${name} does not tell last year's value`);
    if (!/增加|减少|持平|上升|下降/.test(item.querySelector(".change__by")?.textContent)) faults.push(`${name} does not tell where it goes`);
    if (!item.querySelector("a.figures__main[href*='#']")) faults.push(`${name} leads nowhere`);
  }
  const today = document.querySelector(".footer__date time").dateTime;
  for (const time of all(".front__days time")) if (time.dateTime.slice(0, 7) < today.slice(0, 7)) faults.push(`${time.textContent} is over`);
  if (document.getAnimations().length || all("marquee, dialog, video, audio, iframe, [autoplay], meta[http-equiv='refresh']").length) faults.push("something moves or pops up by itself");
  return faults;
})()
