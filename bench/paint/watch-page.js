/**
 * Runs in the browser before anything of the page does, and notes into `noted`, in milliseconds since the navigation
 * began: `asked` and `answered` (the card's `hubspot.fetch`), `inDocument` (the next step, the last of what is above the
 * fold), `shown` (a frame with it was drawn), and how many messages the card's worker sent between answer and content.
 */
/* global document, requestAnimationFrame, MutationObserver */
(() => {
  const noted = { messages: 0 };
  globalThis.noted = noted;

  const NativeWorker = globalThis.Worker;
  globalThis.Worker = class extends NativeWorker {
    constructor(url) {
      super(url);
      this.addEventListener('message', () => {
        if (noted.answered !== undefined && noted.inDocument === undefined) noted.messages += 1;
      });
    }
  };

  const nativeFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (input !== '/preview/fetch') return nativeFetch(input, init);
    noted.asked = performance.now();
    const response = await nativeFetch(input, init);
    const body = await response.arrayBuffer();
    noted.answered = performance.now();
    return new Response(body, response);
  };

  const noteFrame = () => {
    // A message that is posted before a frame arrives after it.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (noted.shown = performance.now());
    channel.port2.postMessage(null);
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector('[data-testid=next-step]') === null) return;
    observer.disconnect();
    noted.inDocument = performance.now();
    requestAnimationFrame(noteFrame);
  });
  observer.observe(document, { childList: true, subtree: true });
})();
