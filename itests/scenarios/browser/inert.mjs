// Opens every page that shows what others have written, and tells whether any of it came to life. `node inert.mjs`, with BASE, WHO,
// PASSWORD, and PAGES (JSON: a route, and words that must be readable there) in the environment.
import { chromium } from 'playwright-core';

const { BASE, WHO, PASSWORD, PAGES, SHOTS } = process.env;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 1400 }, locale: 'en-GB' });
context.setDefaultTimeout(20_000);
const faults = [];
const page = await context.newPage();
let where = '';
const fault = (what) => faults.push(`${where}: ${what}`);
page.on('dialog', (dialog) => (fault(`a dialog opened: ${dialog.message()}`), dialog.dismiss()));
page.on('pageerror', (error) => fault(String(error)));
page.on('console', (m) => m.type() === 'error' && !m.text().startsWith('Failed to load resource') && fault(m.text()));
page.on('request', (r) => !r.url().startsWith(BASE) && !r.url().startsWith('data:') && !r.url().startsWith('blob:') && fault(`asks ${r.url()}`));
await context.exposeFunction('toldByThePolicy', (what) => fault(`breaks the content policy: ${what}`));
await context.addInitScript(() =>
  document.addEventListener('securitypolicyviolation', (e) => window.toldByThePolicy(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`)),
);

// The stream of events never ends.
const open = new Set();
page.on('request', (request) => request.url().includes('/events') || open.add(request));
page.on('requestfinished', (request) => open.delete(request));
page.on('requestfailed', (request) => open.delete(request));

/** Nothing is asked for any more, and what came is drawn. */
async function calm() {
  for (let still = 0; still < 3; still = open.size ? 0 : still + 1) await page.evaluate(() => new Promise(requestAnimationFrame));
}

async function alive() {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll('img[src="x"], svg[onload], iframe, object, embed, script:not([src]), a[href^="javascript:" i], [onerror]')];
    return found.map((element) => element.outerHTML.slice(0, 120));
  });
}

await page.goto(`${BASE}/admin/sign-in`);
await page.getByLabel('Name', { exact: true }).fill(WHO);
await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
await page.keyboard.press('Enter');
const later = page.getByRole('button', { name: 'Later' });
await page.getByRole('navigation').or(later).first().waitFor();
if (await later.isVisible()) await later.click();

let n = 0;
for (const [route, ...words] of JSON.parse(PAGES)) {
  where = route;
  await page.goto(`${BASE}/admin${route}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const word of words) {
    await page
      .waitForFunction((text) => document.body.innerText.includes(text) || [...document.querySelectorAll('input, textarea')].some((i) => i.value.includes(text)), word)
      .catch(() => fault(`does not show ${word}`));
  }
  // Rows that open tell more.
  for (const row of await page.locator('tr.clickable, .history-entry').all()) {
    if (await row.isVisible()) await row.click({ timeout: 2000 }).catch(() => {});
    break;
  }
  await calm();
  for (const element of await alive()) fault(`is alive: ${element}`);
  await page.screenshot({ path: `${SHOTS}/${n++}.png` });
}
await browser.close();
console.log(faults.length ? faults.join('\n') : 'all of it is inert');
process.exit(faults.length ? 1 : 0);
