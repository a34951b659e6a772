/** A calendar beside a field in which a date may be typed in any form. @param {HTMLElement} root */
parts.date = function (root) {
  var text = root.querySelector("input"), picker = make("input", root);
  picker.type = "date";
  if (picker.type !== "date") { picker.remove(); return; }
  picker.setAttribute("aria-label", "从日历里选");
  picker.className = "dated__picker";
  function follow() {
    var m = /^\s*(\d{4})\s*[-年\/.]\s*(\d{1,2})\s*[-月\/.]\s*(\d{1,2})/.exec(text.value);
    picker.value = m ? m[1] + "-" + ("0" + m[2]).slice(-2) + "-" + ("0" + m[3]).slice(-2) : "";
  }
  follow();
  text.addEventListener("input", follow);
  picker.addEventListener("change", function () {
    var m = picker.value.split("-");
    if (m.length === 3) text.value = +m[0] + "年" + +m[1] + "月" + +m[2] + "日";
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
};

/** A list of counts always ends with an empty row. @param {HTMLElement} root */
parts.rows = function (root) {
  root.addEventListener("input", function () {
    var all = root.querySelectorAll(".count"), last = all[all.length - 1], filled = false;
    last.querySelectorAll('input[type="text"]').forEach(function (input) { filled = filled || input.value.trim() !== ""; });
    if (!filled || all.length >= 50) return;
    var copy = last.cloneNode(true);
    copy.querySelectorAll("[name]").forEach(function (field) {
      field.name = field.name.replace(/\.(\d+)\./, function (all, n) { return "." + (+n + 1) + "."; });
      if (field.localName === "input") field.value = ""; else field.selectedIndex = 0;
    });
    last.parentNode.insertBefore(copy, last.nextSibling);
  });
};

/** A file dropped on the page is read at once. @param {HTMLFormElement} form */
parts.drop = function (form) {
  var input = form.querySelector('input[type="file"]'), button = form.querySelector('button[value="file"]');
  document.addEventListener("dragover", function (event) { event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    button.click();
  });
  input.addEventListener("change", function () { if (input.files.length) button.click(); });
};

/** Attachments are sent as soon as they are chosen or dropped on their part of the form. @param {HTMLElement} root */
parts.attachments = function (root) {
  var input = root.querySelector('input[type="file"]'), button = root.querySelector('button[value="attachments"]');
  button.hidden = true;
  root.closest("section").addEventListener("drop", function (event) {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    input.files = event.dataTransfer.files;
    button.click();
  });
  input.addEventListener("change", function () { if (input.files.length) button.click(); });
};

/** How far a publication is; at its end the page is loaded again. @param {HTMLElement} root */
parts.progress = function (root) {
  var bar = root.querySelector("progress"), told = root.querySelector("[data-progress]");
  setInterval(function () {
    fetch("/publish/state", { credentials: "same-origin" }).then(function (answer) { return answer.json(); }).then(function (state) {
      if (!state.running) { location.replace("/publish"); return; }
      if (!state.total) return;
      bar.max = state.total;
      bar.value = state.done;
      told.textContent = state.done + " / " + state.total;
    }).catch(function () { told.textContent = "工作台没有回应"; });
  }, 700);
};
