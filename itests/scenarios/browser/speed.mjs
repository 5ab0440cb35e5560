// Measures how quick the pages are. `node speed.mjs [ROUNDS]` with BASE (https://HOST:PORT), WHO (admin) and PASSWORD in the environment;
// it prints figures and judges nothing. Each round is a browser that has never been here. Times are taken inside the page, from the event
// of the click to the frame that shows the rows; processor time is what all threads of
// the page have used, which depends less on what else the machine does.
import { chromium } from 'playwright-core';

const { BASE, WHO = 'admin', PASSWORD } = process.env;
const rounds = Number(process.argv[2] ?? 5);
const figures = new Map();

function note(name, value, unit) {
  figures.set(name, { unit, values: [...(figures.get(name)?.values ?? []), value] });
}

/** What the page has loaded, how long its scripts ran and how much processor time it took, up to now. */
async function meter(page, browser) {
  const whole = await browser.newBrowserCDPSession();
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Performance.enable');
  let bytes = 0;
  line.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength));
  return async () => {
    const { metrics } = await line.send('Performance.getMetrics');
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    const used = processInfo.filter((p) => p.type === 'renderer').reduce((sum, p) => sum + p.cpuTime, 0);
    return { kB: bytes / 1000, script: metrics.find((m) => m.name === 'ScriptDuration').value * 1000, used: used * 1000 };
  };
}

/** Nothing was asked for during half a second; the stream of events, which never ends, does not count. */
async function quiet(page) {
  let last = Date.now();
  const seen = (request) => request.url().includes('/events') || (last = Date.now());
  for (const event of ['request', 'requestfinished', 'requestfailed']) page.on(event, seen);
  while (Date.now() - last < 500) await new Promise((go) => setTimeout(go, 100));
}

/** Clicks on an entry of the menu; how long until `rows` are seen. */
function opened(page, route, rows) {
  return page.evaluate(
    async ([href, wanted]) => {
      const link = document.querySelector(`nav a[href="${href}"]`);
      const begun = performance.now();
      link.click();
      while (!document.querySelector(wanted)) await new Promise(requestAnimationFrame);
      await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
      return performance.now() - begun;
    },
    [`/admin${route}`, rows],
  );
}

/** How long each key takes until it is painted. */
async function typed(page, field, text) {
  await page.locator(field).focus();
  return page.evaluate(async (letters) => {
    const input = document.activeElement;
    const times = [];
    for (const letter of letters) {
      const begun = performance.now();
      input.value += letter;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
      times.push(performance.now() - begun);
      await new Promise((go) => setTimeout(go, 80));
    }
    return Math.max(...times);
  }, [...text]);
}

const EXTENSIONS = ['/config/extension', '.model-table tbody tr'];
const RECORDS = ['/records', '.data-table tbody tr.clickable'];

/** Clicks, and notes what came of it. */
async function click(page, now, name, place) {
  const before = await now();
  note(name, await opened(page, ...place), 'ms');
  note(`${name}: processor`, (await now()).used - before.used, 'ms');
}

async function round(browser) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 850 }, locale: 'en-GB' });
  const page = await context.newPage();
  const now = await meter(page, browser);
  await page.goto(`${BASE}/admin/sign-in`);
  await page.waitForSelector('#user');
  await quiet(page);
  const first = await now();
  note('first load, sign-in', first.kB, 'kB');
  note('first load, sign-in: script', first.script, 'ms');
  note('first load, sign-in: processor', first.used, 'ms');
  // The first run would be in the way.
  await page.evaluate(() => sessionStorage.setItem('strowger.wizard.asked', 'yes'));
  await page.fill('#user', WHO);
  await page.fill('#password', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.shell nav a');
  await page.waitForSelector('.counters');
  const board = await now();
  // What may be opened next is read only a moment after the page is there.
  await page.waitForTimeout(2000);
  await quiet(page);
  const ahead = await now();
  note('with the dashboard', board.kB, 'kB');
  note('with the dashboard: script', board.script, 'ms');
  note('with the dashboard: processor', board.used, 'ms');
  note('with what is read ahead', ahead.kB, 'kB');
  note('with what is read ahead: script', ahead.script, 'ms');
  await click(page, now, 'extensions, first click', EXTENSIONS);
  note('extensions, slowest key', await typed(page, '.list-search input', 'extension12'), 'ms');
  if (process.env.RECORDS) await click(page, now, 'call records, first click', RECORDS);
  await opened(page, '/history', 'h1');
  await page.waitForTimeout(500);
  await click(page, now, 'extensions, again', EXTENSIONS);
  await context.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (let i = 0; i < rounds; i++) await round(browser);
await browser.close();
for (const [name, { unit, values }] of figures) {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  console.log(`${name.padEnd(40)} ${String(sorted[sorted.length >> 1]).padStart(6)} ${unit}   (${sorted[0]} to ${sorted.at(-1)})`);
}
