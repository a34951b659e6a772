/**
 * Marks in the outline the heading that the reader is at.
 * @param {HTMLElement} root
 */
export function enhance(root) {
  var links = Array.prototype.slice.call(root.querySelectorAll("a[href^='#']"));
  var heads = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
  var waiting = false;
  function mark() {
    waiting = false;
    var here = -1;
    heads.forEach(function (head, i) {
      if (head && head.getBoundingClientRect().top < 120) here = i;
    });
    links.forEach(function (link, i) {
      if (i === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }
  window.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  }, { passive: true });
  mark();
}
