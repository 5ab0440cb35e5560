// Starts a browser whose page is a SIP phone, and does what POST / with {"do": NAME, "with": [ARGUMENTS]} says.
// Environment: PORT to listen on, CHROMIUM the browser, VOICE a WAV file (48 kHz, mono) heard by the microphone.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const port = Number(process.env.PORT);
const bundle = await build({
  entryPoints: [fileURLToPath(new URL('phone.js', import.meta.url))],
  bundle: true,
  format: 'iife',
  write: false,
});
const page = '<!doctype html><meta charset="utf-8"><title>phone</title><audio id="far" autoplay></audio><script src="phone.js"></script>';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--ignore-certificate-errors',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--allow-loopback-in-peer-connection',
    ...(process.env.VOICE ? [`--use-file-for-fake-audio-capture=${process.env.VOICE}`] : []),
  ],
});
const context = await browser.newContext({ ignoreHTTPSErrors: true });
await context.grantPermissions(['microphone'], { origin: `http://127.0.0.1:${port}` });
let tab;

const own = {
  // Any page's origin: by default that of this server, which is the same host as the product's.
  open: async (origin) => {
    tab = await context.newPage();
    tab.on('console', (message) => console.log(message.text()));
    tab.on('pageerror', (error) => console.log(String(error)));
    const address = origin ?? `http://127.0.0.1:${port}`;
    if (origin) {
      await tab.route(`${origin}/**`, (route) =>
        route.request().url().endsWith('phone.js')
          ? route.fulfill({ contentType: 'text/javascript', body: bundle.outputFiles[0].text })
          : route.fulfill({ contentType: 'text/html', body: page }),
      );
    }
    await tab.goto(`${address}/`);
  },
  closeTab: () => tab.close(),
};

async function perform(name, values) {
  if (own[name]) {
    return own[name](...values);
  }
  return tab.evaluate(([what, given]) => window.phone[what](...given), [name, values]);
}

createServer((request, response) => {
  if (request.method === 'GET') {
    const script = request.url.startsWith('/phone.js');
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? bundle.outputFiles[0].contents : page);
    return;
  }
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    try {
      const asked = JSON.parse(Buffer.concat(parts).toString());
      const result = await perform(asked.do, asked.with ?? []);
      response.end(JSON.stringify({ result: result ?? null }));
    } catch (error) {
      response.statusCode = 500;
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
}).listen(port, '127.0.0.1', () => console.log('ready'));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => browser.close().finally(() => process.exit(0)));
}
