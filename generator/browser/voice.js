/** A voice that says nothing and notes what it was given: a sentence is over when the test says so. */
window.voice = (() => {
  let now = null;
  const said = [];
  const synthesis = {
    speak(words) { now = words; said.push(words.text); },
    cancel() {
      const was = now;
      now = null;
      if (was && was.onerror) was.onerror();
    },
    pause() {}, resume() {}, getVoices() { return [{ lang: "zh-CN", name: "test", localService: true, default: true }]; },
    addEventListener() {}, removeEventListener() {},
    get speaking() { return now !== null; },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  return {
    said,
    speaking: () => now !== null,
    finish() {
      const was = now;
      now = null;
      was.onend();
    },
  };
})();
