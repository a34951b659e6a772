/**
 * The page itself beside the form, on screens that have room: as on a phone, on a computer, in large print. Made anew when the draft is kept.
 * @param {HTMLFormElement} form
 */
parts.preview = function (form) {
  var side = form.querySelector("[data-preview]"), button = form.querySelector('button[value="preview"]'), frame, note, mode = "phone", pages, busy = false, again = false;
  if (!side || !button) return;
  button.addEventListener("click", function (event) {
    if (window.innerWidth < 1000) return;
    event.preventDefault();
    if (!frame) build();
    side.hidden = !side.hidden;
    form.classList.toggle("edit--beside", !side.hidden);
    button.setAttribute("aria-pressed", String(!side.hidden));
    render();
  });
  form.addEventListener("kept", render);
  window.addEventListener("resize", fit);

  function build() {
    var modes = make("div", side, "", "modes");
    [["phone", "手机"], ["desktop", "电脑"], ["large", "大字版"]].forEach(function (choice) {
      var b = make("button", modes, choice[1], "button button--quiet");
      b.setAttribute("aria-pressed", String(choice[0] === mode));
      b.addEventListener("click", function () {
        mode = choice[0];
        modes.querySelectorAll("button").forEach(function (other) { other.setAttribute("aria-pressed", String(other === b)); });
        show();
      });
    });
    note = make("p", side, "", "quiet");
    note.setAttribute("role", "status");
    var box = make("div", side, "", "beside");
    frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.title = "这一页上网以后的样子";
    frame.className = "frame";
    box.appendChild(frame);
  }
  function render() {
    if (side.hidden || !frame) return;
    if (busy) { again = true; return; }
    busy = true;
    note.textContent = "正在生成…";
    var data = new FormData();
    data.set("csrf", form.elements.csrf.value);
    fetch("/draft/" + form.getAttribute("data-draft") + "/preview", { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (answer) {
      note.textContent = answer.faults ? answer.faults.join("；") : "";
      if (!answer.faults) { pages = answer; show(); }
    }).catch(function () { note.textContent = "预览没有生成成，会在下次保存时再试"; }).then(function () {
      busy = false;
      if (again) { again = false; render(); }
    });
  }
  function show() {
    if (!pages) return;
    frame.src = (mode === "large" ? pages.large : pages.plain) + "?" + Date.now();
    fit();
  }
  /** A computer's page is drawn 1280 wide and made smaller to fit. */
  function fit() {
    if (!frame) return;
    var room = frame.parentElement.clientWidth, width = mode === "desktop" ? 1280 : Math.min(390, room), scale = Math.min(1, room / width);
    frame.style.width = width + "px";
    frame.style.margin = scale < 1 ? "0" : "";
    frame.style.height = Math.round(frame.parentElement.clientHeight / scale) + "px";
    frame.style.transform = "scale(" + scale + ")";
  }
};
