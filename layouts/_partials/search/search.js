import { loader } from "./shards.js";
import { openIndex } from "./index.js";
import { find } from "./query.js";
import { item } from "./hits.js";
import { plain } from "./fold.js";

const screenful = 10;

/**
 * Makes the search page search as one types. The question stands in the address, so that an answer can be kept and sent on.
 * @param {HTMLElement} root holds the form, and what data-part names: status, list, more, contents
 */
export function enhance(root) {
  const [status, list, more, contents] = ["status", "list", "more", "contents"].map((name) => root.querySelector(`[data-part="${name}"]`));
  const form = root.querySelector("form");
  const { q, kind, year } = form.elements;
  const names = new Map(Array.from(kind.options, (option) => [option.value, option.text]));
  const load = loader(root.getAttribute("data-index"));
  let opening = null, index, found, turn = 0, timer;

  function open() {
    opening = opening || openIndex(load).then(offer);
    return opening.catch((error) => {
      opening = null;
      throw error;
    });
  }

  /** Offers the kinds and years that there are, and takes up those in the address. */
  function offer(opened) {
    index = opened;
    for (const option of Array.from(kind.options)) if (option.value && !index.core.kinds.includes(option.value)) option.remove();
    for (const [y] of index.core.years) if (y) year.append(new Option(`${y}年`, y));
    for (const field of [kind, year]) field.value = new URLSearchParams(location.search).get(field.name) || "";
  }

  async function ask() {
    const mine = ++turn, query = q.value, empty = plain(query) === "";
    contents.hidden = !empty;
    if (!index && !empty) status.textContent = "正在查找…";
    try {
      if (!empty) await open();
      const answer = empty ? null : await find(index, query, wanted);
      const hits = empty ? [] : await answer.next(screenful);
      if (mine !== turn) return;
      found = answer;
      show(hits, query);
      remember();
    } catch (error) {
      if (mine === turn) status.textContent = "没有读到索引，请检查网络后再试。";
    }
  }

  const wanted = (id) => (!kind.value || index.core.kinds[index.kinds[id]] === kind.value) && (!year.value || index.years[id] === Number(year.value));

  function show(hits, query) {
    list.textContent = "";
    more.hidden = true;
    if (hits.length) return add(hits, found.terms ? `没有一字不差的“${query}”，以下页面含有其中每个词。` : "");
    const short = Array.from(plain(query)).length === 1 ? "单个汉字只在标题里查找，请多输入几个字。" : "";
    status.textContent = found ? `没有找到“${query}”。${short}` : "";
  }

  function add(hits, first) {
    for (const hit of hits) list.append(item(hit, root.getAttribute("data-root"), names.get(index.core.kinds[index.kinds[hit.page.id]])));
    const left = found.left(), listed = list.children.length;
    more.hidden = left === 0;
    status.textContent = `${first}找到${left && !found.sure ? "约" : ""}${listed + left}个页面${left ? `，已列出${listed}个` : ""}。`;
  }

  function remember() {
    const question = new URLSearchParams();
    for (const field of [q, kind, year]) if (field.value) question.set(field.name, field.value);
    try {
      history.replaceState(null, "", `?${question}`);
    } catch (refused) {
      // some browsers keep a file's address as it is
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  }
  q.addEventListener("input", (event) => event.isComposing || soon());
  q.addEventListener("compositionend", soon);
  kind.addEventListener("change", ask);
  year.addEventListener("change", ask);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  more.addEventListener("click", async () => {
    const mine = turn, from = list.children.length;
    const hits = await found.next(Math.max(screenful, from));
    if (mine !== turn) return;
    add(hits, "");
    if (list.children[from]) list.children[from].querySelector("a").focus();
  });
  q.value = new URLSearchParams(location.search).get("q") || "";
  form.hidden = false;
  if (q.value) ask();
}
