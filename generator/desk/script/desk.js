// Calls every part of the page that a script makes better: data-enhance="autosave" names the part. Without scripts every page works as plain forms.
document.querySelectorAll("[data-enhance]").forEach(function (element) {
  element.getAttribute("data-enhance").split(" ").forEach(function (name) {
    if (parts[name]) parts[name](element);
  });
});
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-ask]");
  if (button && !window.confirm(button.getAttribute("data-ask"))) event.preventDefault();
});
