// Walks the pages of the administration as a person does. `node walk.mjs WALK`, with BASE, WHO, PASSWORD, SHOTS (a folder) in the
// environment; lines on standard input answer what a walk waits for. Ends with 0 when everything was as it should be.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { walks } from './walks/index.mjs';

const { BASE, WHO, PASSWORD, SHOTS } = process.env;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const faults = [];
const persons = [];
const lines = createInterface({ input: process.stdin });
const answers = lines[Symbol.asyncIterator]();

/** Asks the test to do something outside of the browser, and waits until it is done. */
async function ask(what) {
  console.log(`ask ${what}`);
  return (await answers.next()).value;
}

// A refused request is told by the page itself; a script that fails or a breach of the content policy is not.
function watch(page) {
  page.on('console', (m) => m.type() === 'error' && !m.text().startsWith('Failed to load resource') && faults.push(m.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog opened: ${dialog.message()}`);
    return dialog.dismiss();
  });
}

/** Somebody at a browser of his own. */
async function person(who, own) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1360, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  watch(page);
  persons.push(page);
  return {
    page,
    who,
    password: own,
    ask,
    other: person,
    async signIn(password = own) {
      await page.goto(`${BASE}/admin/sign-in`);
      await page.getByLabel('Name', { exact: true }).fill(who);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    },
    async open(route) {
      await page.goto(`${BASE}/admin${route}`);
    },
    menu: (name) => page.getByRole('navigation').getByRole('link', { name, exact: true }),
    row: (text) => page.getByRole('row').filter({ hasText: text }),
    button: (name) => page.getByRole('button', { name, exact: true }),
  };
}

let failed;
try {
  await walks[process.argv[2]](await person(WHO, PASSWORD));
  if (faults.length) failed = new Error(`told by the browser: ${faults.join('\n')}`);
} catch (error) {
  failed = error;
  for (const [i, page] of persons.entries()) await page.screenshot({ path: `${SHOTS}/${process.argv[2]}-${i}.png` });
}
await browser.close();
lines.close();
if (failed) {
  console.log(failed.stack);
  process.exit(1);
}
console.log('walked');
