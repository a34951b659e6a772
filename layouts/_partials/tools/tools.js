/**
 * Reading tools: each group of buttons sets one attribute of the root element and remembers it. early.js restores it on the next page before the
 * first paint. Where storage is blocked the choice lasts for the page.
 * @param {HTMLDetailsElement} root
 */
export function enhance(root) {
  root.hidden = false;
  root.querySelectorAll("[data-choice]").forEach(function (group) {
    var name = group.getAttribute("data-choice");
    show(group, document.documentElement.getAttribute("data-" + name) || "");
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      choose(name, button.value);
      show(group, button.value);
    });
  });
  root.querySelector("[data-do=print]").addEventListener("click", function () {
    root.open = false;
    window.print();
  });
  root.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !root.open) return;
    root.open = false;
    root.querySelector("summary").focus();
  });
  document.addEventListener("click", function (event) {
    if (root.open && !root.contains(event.target)) root.open = false;
  });
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

/** @param {Element} group @param {string} value */
function show(group, value) {
  group.querySelectorAll("button").forEach(function (button) {
    button.setAttribute("aria-pressed", String(button.value === value));
  });
}
