// Calls every part of the page that a script makes better: data-enhance="outline" names the part.
document.querySelectorAll("[data-enhance]").forEach(function (element) {
  element.getAttribute("data-enhance").split(" ").forEach(function (name) {
    if (parts[name]) parts[name](element);
  });
});
