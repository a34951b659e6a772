/**
 * The body's editor: three buttons, and paste from Word, WPS and web pages as headings, lists and tables, nothing else.
 * @param {HTMLElement} root
 */
parts.markdown = function (root) {
  var area = root.querySelector("textarea"), bar = document.createElement("div");
  bar.className = "modes";
  root.insertBefore(bar, area);
  [["小标题", function () { prefix("## "); }], ["列表", function () { prefix("- "); }], ["表格", function () { table(root, area); }]].forEach(function (entry) {
    make("button", bar, entry[0], "button button--quiet").addEventListener("click", entry[1]);
  });
  area.addEventListener("paste", function (event) {
    var html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    insert(area, markdownOf(html));
  });
  function prefix(mark) {
    var from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1, to = area.selectionEnd;
    var lines = area.value.slice(from, to).split("\n").map(function (line) { return line.indexOf(mark) === 0 ? line.slice(mark.length) : mark + line; });
    area.setSelectionRange(from, to);
    insert(area, lines.join("\n"));
  }
};

/** Puts text in place of the selection, so that the browser's own undo takes it back. @param {HTMLTextAreaElement} area @param {string} text */
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** @param {string} html what the clipboard holds @return {string} Markdown */
function markdownOf(html) {
  var page = new DOMParser().parseFromString(html, "text/html"), blocks = [];
  page.querySelectorAll("script,style,meta,link,title,img,svg,video,iframe,input,button").forEach(function (e) { e.remove(); });
  walk(page.body, 0);
  return blocks.map(function (b, i) { return (i && !(b.list && blocks[i - 1].list) ? "\n" : "") + b.text; }).join("\n").trim();

  function put(text, list) { if (text.trim()) blocks.push({ text: text, list: list }); }
  function words(node) { return node.textContent.replace(/[\s\u00a0]+/g, " ").trim(); }
  function plain(text) { return text.replace(/([\\*_`<\[])/g, "\\$1").replace(/^([#>+\-=~])/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2"); }
  function walk(node, depth) {
    var run = "";
    Array.prototype.forEach.call(node.childNodes, function (child) {
      var name = child.localName, level = /^h([1-6])$/.exec(name || "");
      if (child.nodeType === 8) return;
      if (child.nodeType === 1 && (level || /^(p|div|section|article|ul|ol|li|table|blockquote|center|header|main|tbody|tr|td|figure|br)$/.test(name) || child.querySelector("p,div,section,ul,ol,table,h1,h2,h3"))) {
        put(plain(run.replace(/[\s\u00a0]+/g, " ").trim()));
        run = "";
      } else {
        run += child.textContent;
        return;
      }
      if (level) put((level[1] < 3 ? "## " : "### ") + words(child));
      else if (name === "table") put(tableOf(child));
      else if (name === "ul" || name === "ol") items(child, depth);
      else if (name === "p" && /mso-list:/i.test(child.getAttribute("style") || "")) wordItem(child);
      else walk(child, depth);
    });
    put(plain(run.replace(/[\s\u00a0]+/g, " ").trim()));
  }
  function items(list, depth) {
    var number = 0;
    Array.prototype.forEach.call(list.children, function (item) {
      if (item.localName !== "li") { walk(item, depth); return; }
      var inner = item.cloneNode(true), lists = item.querySelectorAll(":scope > ul, :scope > ol");
      inner.querySelectorAll("ul,ol").forEach(function (e) { e.remove(); });
      number++;
      put(new Array(depth + 1).join("   ") + (list.localName === "ol" ? number + ". " : "- ") + words(inner), true);
      lists.forEach(function (below) { items(below, depth + 1); });
    });
  }
  /** Word marks a list's paragraphs by a style and writes the mark into the text. */
  function wordItem(p) {
    var copy = p.cloneNode(true), mark = "", level = /level(\d)/.exec(p.getAttribute("style"));
    copy.querySelectorAll("[style]").forEach(function (e) { if (/mso-list:\s*ignore/i.test(e.getAttribute("style"))) { mark = mark || words(e); e.remove(); } });
    put(new Array(level ? +level[1] : 1).join("   ") + (/^\d/.test(mark) ? parseInt(mark, 10) + ". " : "- ") + words(copy), true);
  }
  function tableOf(element) {
    var grid = Array.prototype.map.call(element.rows, function (line) {
      return Array.prototype.map.call(line.cells, function (cell) { return words(cell).replace(/\|/g, "\\|"); });
    });
    return gridText(grid);
  }
}
