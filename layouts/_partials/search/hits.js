import { excerpt } from "./excerpt.js";

/**
 * One result as a list item: title, the sentence with the hit marked, kind and date.
 * @param {import("./query.js").Hit} hit
 * @param {string} root the way to the site's root
 * @param {string} kind the kind's name in Chinese
 * @returns {HTMLLIElement}
 */
export function item(hit, root, kind) {
  const { page } = hit;
  const li = make("li", "found__item");
  const link = make("a", "found__title");
  link.href = root + page.path;
  link.append(...(hit.block < 0 ? marked(page.title, hit) : [page.title || page.path]));
  li.append(link);
  const text = make("p", "found__text");
  if (hit.block >= 0) text.append(...marked(page.blocks[hit.block].text, hit));
  else {
    const first = page.blocks.find((block) => !block.heading && block.text.length > 20);
    if (first) text.append(excerpt(first.text, 0, 0)[2]);
  }
  const note = make("p", "found__note");
  note.textContent = [kind, page.date].filter(Boolean).join(" ");
  li.append(text, note);
  return li;
}

function marked(text, { start, length }) {
  const [left, hit, right] = excerpt(text, start, length);
  const mark = document.createElement("mark");
  mark.textContent = hit;
  return [left, mark, right];
}

function make(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
