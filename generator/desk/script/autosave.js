/** @type {Object<string, function(HTMLElement): void>} parts by the name that data-enhance gives them */
var parts = {};

/** @param {string} name @param {Element} parent @param {string} [text] @param {string} [kind] class */
function make(name, parent, text, kind) {
  var element = document.createElement(name);
  if (text) element.textContent = text;
  if (kind) element.className = kind;
  if (name === "button") element.type = "button";
  return parent.appendChild(element);
}

/**
 * Keeps the form as a draft a moment after the last key, at the latest after four seconds, and when a field is left; shows what is wrong beside its
 * field. Tells the form "kept" so that the preview can follow.
 * @param {HTMLFormElement} form
 */
parts.autosave = function (form) {
  var state = form.querySelector("[data-state]"), dirty = false, busy = false, leaving = false, since = 0, last = 0;
  function data() {
    var all = new FormData(form);
    all.delete("photo");
    all.delete("attachment");
    all.set("do", "auto");
    return all;
  }
  function keep() {
    if (!dirty || busy || leaving) return;
    dirty = false;
    busy = true;
    fetch(form.action, { method: "POST", body: data(), credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (answer) {
      state.textContent = "草稿已存 " + answer.saved;
      showFaults(form, answer.faults || []);
      form.dispatchEvent(new CustomEvent("kept"));
    }).catch(function () {
      dirty = true;
      state.textContent = "草稿没有存上，会再试。请不要关掉这个窗口";
    }).then(function () { busy = false; });
  }
  function changed() {
    if (!dirty) since = Date.now();
    dirty = true;
    last = Date.now();
    state.textContent = "正在写…";
  }
  form.addEventListener("input", changed);
  form.addEventListener("changed", changed);
  form.addEventListener("focusout", keep);
  form.addEventListener("submit", function () { leaving = true; });
  window.addEventListener("pageshow", function () { leaving = false; });
  window.addEventListener("pagehide", function () { if (dirty && !leaving) navigator.sendBeacon(form.action, data()); });
  setInterval(function () { if (dirty && (Date.now() - last > 1200 || Date.now() - since > 4000)) keep(); }, 400);
};

/** @param {HTMLFormElement} form @param {{field: string, severity: string, message: string, hint: string, quote: string}[]} faults */
function showFaults(form, faults) {
  var names = { error: "错误", warning: "警告", notice: "提示" }, whole = form.querySelector("#faults"), left = faults.slice();
  form.querySelectorAll("[data-faults]").forEach(function (list) {
    var key = list.getAttribute("data-faults");
    list.textContent = "";
    left = left.filter(function (fault) {
      if (fault.field !== key) return true;
      item(list, fault);
      return false;
    });
  });
  whole.textContent = "";
  if (left.length) {
    var list = make("ul", whole, "", "faults");
    left.forEach(function (fault) { item(list, fault); });
  }
  function item(list, fault) {
    var entry = make("li", list, "", "fault fault--" + fault.severity);
    make("strong", entry, names[fault.severity] || "提示");
    entry.appendChild(document.createTextNode(" " + fault.message));
    if (fault.quote) make("q", entry, fault.quote);
    if (fault.hint) make("span", entry, "办法：" + fault.hint, "fault__hint");
  }
}
