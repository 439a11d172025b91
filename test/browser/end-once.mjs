export default async function endOnce() {
  await globalThis.endBrowserTests?.();
}
