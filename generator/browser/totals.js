/**
 * Whether a year's totals are the sums of its events, unit by unit, summaries left out: added up once more from the open data.
 * @returns {Promise<string[]>}
 */
(async () => {
  const year = location.pathname.match(/(\d{4})\.html$/)[1], sums = { "活动记录 条": 0 };
  const records = (await (await fetch("../data/campaigns.json")).json()).filter(r => r.page.startsWith(`campaigns/${year}/`) && r.kind === "event");
  const add = (name, count) => { if (count) sums[`${name} ${count.unit}`] = (sums[`${name} ${count.unit}`] || 0) + count.value; };
  for (const event of records) {
    sums["活动记录 条"]++;
    add("受众", event.reached);
    for (const material of event.materials || []) add("宣传资料", material);
    add("解答咨询", event.consultations);
  }
  const told = {};
  for (const item of document.querySelectorAll(".totals .figures__item")) {
    const of = part => item.querySelector(part).textContent;
    told[`${of(".figures__name")} ${of(".number__unit")}`] = Number(of(".number__value").replace(/,/g, ""));
  }
  const faults = [...new Set([...Object.keys(sums), ...Object.keys(told)])].filter(key => sums[key] !== told[key]).map(key => `${key}: told are ${told[key]}, the events add up to ${sums[key]}`);
  return records.length < 10 ? [`only ${records.length} events`, ...faults] : faults;
})()
