/**
 * Reads a text aloud sentence by sentence and marks the sentence. One button starts, pauses and goes on, another stops. Only where the browser can.
 * The marked sentence is found by its place in the paragraph, so the text itself is never taken apart.
 * @param {HTMLElement} root
 */
export function enhance(root) {
  var speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance || !root.textContent.trim()) return;
  var bar = document.createElement("p");
  bar.className = "speak";
  bar.innerHTML = "<button type=button>朗读正文</button><button type=button hidden>停止</button>";
  var start = bar.firstChild, stop = bar.lastChild;
  root.before(bar);
  bar.hidden = true;
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer); // older Safari knows no such event
  offer();
  var queue = [], at = 0, state = "idle", turn = 0;

  start.addEventListener("click", function () {
    if (state === "speaking") return pause();
    if (state === "idle") { queue = sentences(root); at = 0; }
    state = "speaking";
    name();
    say();
  });
  stop.addEventListener("click", function () { end(); start.focus(); });
  window.addEventListener("pagehide", end);

  /* A browser may know speech and have no voice; voices may come late. */
  function offer() { bar.hidden = !speech.getVoices().length; }
  function say() {
    if (at >= queue.length) return end();
    var mine = ++turn, words = new SpeechSynthesisUtterance(queue[at].toString());
    words.lang = "zh-CN";
    words.onend = function () {
      if (mine !== turn) return;
      at++;
      say();
    };
    words.onerror = function () { if (mine === turn) end(); };
    point(queue[at]);
    speech.speak(words);
  }
  /* Android knows no pause: the sentence is begun again instead. */
  function pause() { state = "paused"; turn++; speech.cancel(); name(); }
  function end() {
    state = "idle";
    turn++;
    speech.cancel();
    window.getSelection().removeAllRanges();
    name();
  }
  function name() {
    start.textContent = state === "speaking" ? "暂停" : state === "paused" ? "继续朗读" : "朗读正文";
    stop.hidden = state === "idle";
  }
}

/** Selects the sentence and brings it into view. @param {Range} range */
function point(range) {
  var selection = window.getSelection(), box = range.getBoundingClientRect();
  selection.removeAllRanges();
  selection.addRange(range);
  if (box.top < 60 || box.bottom > window.innerHeight - 60) window.scrollBy(0, box.top - window.innerHeight / 3);
}

/** The sentences of all headings and paragraphs. @param {HTMLElement} root @returns {Range[]} */
function sentences(root) {
  var found = [];
  root.querySelectorAll("h2,h3,h4,h5,h6,p,li").forEach(function (block) {
    var walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = null, node;
    while ((node = walker.nextNode())) {
      var ends = /[。！？；]/g, from = 0, hit;
      while ((hit = ends.exec(node.data))) {
        range = range || open(node, from);
        range.setEnd(node, hit.index + 1);
        found.push(range);
        range = null;
        from = hit.index + 1;
      }
      if (node.data.slice(from).trim()) {
        range = range || open(node, from);
        range.setEnd(node, node.data.length);
      }
    }
    if (range) found.push(range);
  });
  return found;
}

/** @param {Text} node @param {number} from */
function open(node, from) {
  var range = document.createRange();
  range.setStart(node, from);
  return range;
}
