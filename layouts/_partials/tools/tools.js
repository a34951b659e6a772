/** What can be chosen: attribute of the root element, name, values with their names; "" is what the page is without a choice. */
var groups = [
  ["size", "字号", [["", "标准"], ["large", "大字版"]]],
  ["tone", "颜色", [["", "随系统"], ["light", "浅色"], ["dark", "深色"], ["high", "高对比"]]],
  ["lines", "行距", [["", "标准"], ["wide", "加宽"]]]
];

/**
 * Reading tools: each group of buttons sets one attribute of the root element and remembers it. early.js restores it on the next page before the
 * first paint. Where storage is blocked the choice lasts for the page.
 * @param {HTMLElement} root
 */
export function enhance(root) {
  var box = make("details", "", root), panel;
  make("summary", "阅读", box);
  panel = make("div", "", box);
  panel.className = "tools__panel";
  groups.forEach(function (group) {
    var set = make("fieldset", "", panel), name = group[0];
    set.className = "tools__group";
    make("legend", group[1], set);
    group[2].forEach(function (choice) { make("button", choice[1], set).value = choice[0]; });
    show(set, document.documentElement.getAttribute("data-" + name) || "");
    set.addEventListener("click", function (event) {
      if (event.target.localName !== "button") return;
      choose(name, event.target.value);
      show(set, event.target.value);
    });
  });
  make("button", "打印本页", panel).addEventListener("click", function () {
    box.open = false;
    window.print();
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    box.firstChild.focus();
  });
  document.addEventListener("click", function (event) {
    if (box.open && !box.contains(event.target)) box.open = false;
  });
}

/** @param {string} name @param {string} text @param {Element} parent */
function make(name, text, parent) {
  var element = document.createElement(name);
  if (name === "button") element.type = "button";
  element.textContent = text;
  return parent.appendChild(element);
}

/** @param {string} name @param {string} value */
function choose(name, value) {
  if (value) document.documentElement.setAttribute("data-" + name, value);
  else document.documentElement.removeAttribute("data-" + name);
  try {
    if (value) localStorage.setItem("pufa-" + name, value);
    else localStorage.removeItem("pufa-" + name);
  } catch (blocked) {
    // the choice lasts for this page
  }
}

/** @param {Element} set @param {string} value */
function show(set, value) {
  set.querySelectorAll("button").forEach(function (button) {
    button.setAttribute("aria-pressed", String(button.value === value));
  });
}
