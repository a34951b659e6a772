/**
 * What a page of an event lacks: photos in two kinds with their sizes and captions that wait until they are scrolled to, a source, the events before and
 * after.
 * @returns {string[]}
 */
(() => {
  const faults = [], photos = [...document.querySelectorAll(".photo")];
  if (!photos.length) faults.push("no photo");
  for (const photo of photos) {
    const image = photo.querySelector("img"), webp = photo.querySelector("source[type='image/webp']");
    if (!webp || !/\.webp \d+w/.test(webp.srcset) || !/\.jpg/.test(image.getAttribute("src"))) faults.push("a photo is not WebP and JPEG");
    if (image.loading !== "lazy" || !image.getAttribute("width") || !image.getAttribute("height") || !image.alt || !image.sizes) faults.push("a photo has no size, no words or does not wait");
    if (!photo.querySelector("figcaption").textContent.trim()) faults.push("a photo has no caption");
  }
  if (!document.querySelector(".neighbours [rel='prev']") || !document.querySelector(".neighbours [rel='next']")) faults.push("no event before or after");
  if (![...document.querySelectorAll(".facts dt")].some(dt => dt.textContent === "来源")) faults.push("no source");
  return faults;
})()
