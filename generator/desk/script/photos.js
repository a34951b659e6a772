/**
 * Photos dropped anywhere on the page, or pasted, or chosen, are sent at once; their order is changed by dragging (and by the buttons).
 * @param {HTMLElement} root
 */
parts.photos = function (root) {
  var form = root.closest("form"), input = root.querySelector('input[type="file"]'), list = root.querySelector(".photos__list"), dragged = null;
  root.querySelector('button[value="photos"]').hidden = true;
  input.addEventListener("change", send);
  document.addEventListener("dragover", function (event) { if (event.dataTransfer.types.indexOf("Files") >= 0) event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    send();
  });
  document.addEventListener("paste", function (event) {
    var files = event.clipboardData ? event.clipboardData.files : [];
    if (!files.length || event.clipboardData.getData("text/plain")) return;
    event.preventDefault();
    input.files = files;
    send();
  });
  function send() {
    if (input.files.length) root.querySelector('button[value="photos"]').click();
  }
  if (!list) return;
  Array.prototype.forEach.call(list.children, function (photo) {
    var image = photo.querySelector("img");
    image.draggable = true;
    image.addEventListener("dragstart", function (event) {
      dragged = photo;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/x-photo", "1");
    });
    photo.addEventListener("dragover", function (event) {
      if (!dragged || dragged === photo) return;
      event.preventDefault();
      var after = photo.compareDocumentPosition(dragged) & Node.DOCUMENT_POSITION_PRECEDING;
      list.insertBefore(dragged, after ? photo.nextSibling : photo);
    });
    photo.addEventListener("dragend", function () {
      if (!dragged) return;
      dragged = null;
      number();
      form.dispatchEvent(new CustomEvent("changed"));
    });
  });
  /** Gives the fields the numbers of their new places. Radio buttons are renamed through a name that none has, lest two groups meet. */
  function number() {
    [/^photos\.\d+\./, /^moved\.(\d+)\./].forEach(function (form, pass) {
      Array.prototype.forEach.call(list.children, function (photo, i) {
        photo.querySelectorAll("[name]").forEach(function (field) {
          if (field.localName === "button") return;
          field.name = pass ? field.name.replace(form, "photos.$1.") : field.name.replace(form, "moved." + i + ".");
        });
        photo.querySelectorAll('button[name="do"]').forEach(function (button) { button.value = button.value.replace(/:\d+$/, ":" + i); });
        photo.querySelector("[data-faults]").setAttribute("data-faults", "photos." + i);
      });
    });
  }
};
