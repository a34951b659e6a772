// Runs before the first paint: puts the reader's choices (size, tone, line spacing) on the root element. Storage may be blocked; then the page is as
// it is by default.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    ["size", "tone", "lines"].forEach(function (name) {
      var value = localStorage.getItem("pufa-" + name);
      if (value) root.setAttribute("data-" + name, value);
    });
  } catch (blocked) {
    // no storage, no choices to restore
  }
})();
