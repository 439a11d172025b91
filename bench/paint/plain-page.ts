/** The least a page can do with the same answer: ask for it, and show one line. No framework, no worker. */
import express from 'express';
import type { AddressInfo } from 'node:net';

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Plain page</title>
  <link rel="icon" href="data:," />
  <p id="place"></p>
  <script type="module">
    const response = await fetch('/preview/fetch');
    const { summary } = await response.json();
    const place = document.getElementById('place');
    place.textContent = summary.en;
    place.dataset.testid = 'next-step';
    place.append(document.createElement('br'));
  </script>
</html>`;

/** @param answer what the card is answered, as JSON */
export async function startPlainPage(answer: string): Promise<{ url: string; close: () => void }> {
  const app = express();
  app.get('/', (_request, response) => void response.type('html').send(PAGE));
  app.get('/preview/fetch', (_request, response) => void response.type('json').send(answer));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}
