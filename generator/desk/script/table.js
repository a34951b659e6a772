/** @param {string[][]} grid cells by row, the first row the heads @return {string} a Markdown table */
function gridText(grid) {
  var width = Math.max.apply(null, grid.map(function (line) { return line.length; }).concat(1));
  var lines = grid.map(function (line) {
    var cells = line.slice();
    while (cells.length < width) cells.push("");
    return "| " + cells.join(" | ") + " |";
  });
  lines.splice(1, 0, "|" + new Array(width + 1).join(" --- |"));
  return lines.join("\n");
}

/** The table in which the cursor stands: where it begins and ends, and its cells. @param {HTMLTextAreaElement} area */
function tableAt(area) {
  var lines = area.value.split("\n"), at = area.value.slice(0, area.selectionStart).split("\n").length - 1, from = at, to = at;
  if (!/^\s*\|/.test(lines[at])) return null;
  while (from > 0 && /^\s*\|/.test(lines[from - 1])) from--;
  while (to + 1 < lines.length && /^\s*\|/.test(lines[to + 1])) to++;
  var before = lines.slice(0, from).join("\n").length + (from ? 1 : 0);
  return {
    start: before, end: before + lines.slice(from, to + 1).join("\n").length,
    grid: lines.slice(from, to + 1).filter(function (line) { return !/^[\s|:\-]+$/.test(line); }).map(function (line) {
      return line.trim().replace(/^\||\|$/g, "").split("|").map(function (cell) { return cell.trim(); });
    })
  };
}

/**
 * Fills a table cell by cell and puts it into the text; one in which the cursor stands is taken up again.
 * @param {HTMLElement} root @param {HTMLTextAreaElement} area
 */
function table(root, area) {
  var old = root.querySelector(".grid");
  if (old) { old.remove(); return; }
  var found = tableAt(area), grid = found ? found.grid : [["", "", ""], ["", "", ""], ["", "", ""]], at = [area.selectionStart, area.selectionEnd];
  var panel = document.createElement("div"), cells, bar;
  panel.className = "grid";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", "表格");
  root.insertBefore(panel, area);
  cells = make("div", panel, "", "scroll");
  bar = make("p", panel, "", "modes");
  [["加一行", function () { read().push(grid[0].map(function () { return ""; })); draw(); }], ["加一列", function () { read().forEach(function (line) { line.push(""); }); draw(); }],
    ["放进正文", function () {
      read();
      if (found) area.setSelectionRange(found.start, found.end); else area.setSelectionRange(at[0], at[1]);
      var text = gridText(grid);
      insert(area, found ? text : "\n\n" + text + "\n\n");
      panel.remove();
    }], ["不要了", function () { panel.remove(); area.focus(); }]
  ].forEach(function (entry) { make("button", bar, entry[0], "button button--quiet").addEventListener("click", entry[1]); });
  draw();
  cells.querySelector("input").focus();

  function read() {
    cells.querySelectorAll("tr").forEach(function (line, i) {
      grid[i] = Array.prototype.map.call(line.querySelectorAll("input"), function (input) { return input.value.replace(/\|/g, "\\|").replace(/\n/g, " "); });
    });
    return grid;
  }
  function draw() {
    cells.textContent = "";
    var t = make("table", cells);
    grid.forEach(function (line, i) {
      var r = make("tr", t);
      line.forEach(function (value, j) {
        var input = make("input", make("td", r));
        input.value = value;
        input.setAttribute("aria-label", (i ? "第 " + i + " 行" : "表头") + "第 " + (j + 1) + " 列");
        input.addEventListener("input", function (event) { event.stopPropagation(); });
      });
    });
  }
}
