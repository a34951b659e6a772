// Reloads the page when the site was made anew; shows what went wrong when it was not. Only `pufa serve` sends this file.
(function () {
  "use strict";
  var note;
  new EventSource("/-/news").onmessage = function (event) {
    if (event.data === "reload") {
      location.reload();
      return;
    }
    note = note || document.body.appendChild(document.createElement("pre"));
    note.setAttribute("role", "alert");
    note.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;background:#fff;color:#900;border-top:3px solid #900;white-space:pre-wrap;z-index:9999";
    note.textContent = JSON.parse(event.data);
  };
})();
