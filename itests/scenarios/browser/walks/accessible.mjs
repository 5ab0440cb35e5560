// Nobody is kept out: axe finds nothing that hinders, light and dark, wide and narrow, and everything goes by keys alone.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { field, later } from './steps.mjs';

const WIDE = { width: 1360, height: 900 };
const NARROW = { width: 390, height: 844 };
// Every rule at both widths and in both themes; all four together would take twice as long and find hardly more.
const LOOKS = [
  { size: WIDE, scheme: 'light' },
  { size: NARROW, scheme: 'dark' },
];

/** Colours that are still on their way are not those that people see. */
async function holdStill(page) {
  await page.evaluate(() => {
    if (window.heldStill) return;
    window.heldStill = new CSSStyleSheet();
    window.heldStill.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.heldStill];
  });
}

async function show(page, { size, scheme }) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForFunction((dark) => document.documentElement.classList.contains('dark') === dark, scheme === 'dark');
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** What hinders somebody in what is shown just now. */
export async function hindrances(page, where) {
  const found = [];
  await holdStill(page);
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`);
  for (const look of LOOKS) {
    await show(page, look);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, impact, nodes } of violations.filter((v) => ['serious', 'critical'].includes(v.impact))) {
      const first = `${nodes[0].target.join(' ')} ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.split('\n')[1]?.trim()}`;
      found.push(`${where}, ${look.size.width} px, ${look.scheme}: ${impact} ${id}, ${nodes.length} times: ${first}`);
    }
  }
  await show(page, LOOKS[0]);
  return found;
}

/** Reads of the page that are under way; the stream of events never ends. */
function requests(page) {
  const open = new Set();
  page.on('request', (request) => {
    if (request.url().includes('/events')) return;
    open.add(request);
    request.response().then((response) => response?.finished()).catch(() => {}).finally(() => open.delete(request));
  });
  return open;
}

/** Looks at states of the pages and remembers what was found. */
function inspector(page) {
  const open = requests(page);
  const found = [];
  return {
    found,
    async see(where) {
      for (let calm = 0; calm < 3; calm = open.size ? 0 : calm + 1) await page.evaluate(() => new Promise(requestAnimationFrame));
      const more = await hindrances(page, where);
      more.forEach((one) => console.log(one));
      found.push(...more);
    },
  };
}

async function everyPage({ page, button }, see) {
  const links = page.getByRole('navigation').getByRole('link');
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    await page.locator(`nav a[href="${href}"]`).click();
    await page.locator('h1').waitFor();
    await see(href);
    if (!href.includes('/config/') || !(await button('New').isVisible())) continue;
    await button('New').click();
    await button('Create').waitFor();
    await see(`${href}/new`);
  }
}

async function dialogs({ page, button, open, menu, row }, see) {
  const closes = async () => {
    await page.getByRole('dialog').getByLabel('Close this dialog').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await page.keyboard.press('Control+k');
  await page.getByRole('listbox').waitFor();
  await see('go to');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'My account' }).waitFor();
  await see('menu of the account');
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await button('New token').click();
  await see('new token');
  await closes();

  await menu('Extensions').click();
  await page.getByLabel('Select 761').check();
  await see('a row is chosen');
  await button('Edit').click();
  await page.getByRole('combobox', { name: 'Field to set' }).fill('Hold music');
  await page.getByRole('option', { name: 'Hold music' }).click();
  await see('many are edited');
  await closes();
  for (const name of ['Add several', 'Delete: 761 Phone 761']) {
    await button(name).click();
    await page.getByRole('dialog').waitFor();
    await see(name);
    await closes();
  }
  await button('More').click();
  await see('menu of the list');
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  await see('import');
  await closes();
  await button('Filter').click();
  await see('filter');
  await page.keyboard.press('Escape');

  await open('/config/extension/761');
  await field(page, 'E-mail').fill('nowhere');
  await page.keyboard.press('Control+s');
  await page.getByText('Something is in the way').waitFor();
  await see('a form with a problem');
  await field(page, 'E-mail').fill('a@example.org');
  await page.getByText('Something is in the way').waitFor({ state: 'detached' });
  await button('Other ways to save').click();
  await page.getByRole('menuitem', { name: 'Add to pending changes' }).click();
  await button('Review').click();
  await page.getByRole('dialog', { name: 'Pending changes' }).waitFor();
  await see('pending changes');
  await closes();
  await button('Discard').click();
  await page.getByRole('dialog').waitFor();
  await see('a question');
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();

  await menu('History of changes').click();
  await page.locator('.history-entry').first().click();
  await see('a version');
  await closes();
  await menu('Plug-ins').click();
  await button('Install a plug-in').click();
  await see('install');
  await closes();
  await row('parking').getByRole('button', { name: 'Stop' }).click();
  await see('stop');
  await closes();
  await row('parking').getByRole('link').first().click();
  await see('a plug-in');
}

export async function hindersNobody(person) {
  const { page, button } = person;
  const { see, found } = inspector(page);
  const record = await person.ask('record');
  await person.open('/sign-in');
  await field(page, 'Password').waitFor();
  await see('sign-in');
  await person.signIn();
  for (const name of ['Language and region', 'Extensions', 'Password of the administrator', 'Ready to call']) {
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await see(`wizard: ${name}`);
  }
  await button('Later').click();
  await person.menu('Dashboard').waitFor();
  await everyPage(person, see);
  await dialogs(person, see);
  for (const route of [`/records/${record}`, `/records/${record}/trace`, '/nowhere']) {
    await person.open(route);
    await page.locator('h1, h2').first().waitFor();
    await see(route);
  }
  assert.deepEqual(found, []);
}

/** Moves on by keys until something is reached, as somebody does who sees where he is. */
async function reach(page, name) {
  for (let i = 0; i < 80; i++) {
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
    });
    if (here.trim() === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab leads to no "${name}"`);
}

/** Signs in, goes to the extensions, makes one and saves it; no mouse is there. */
export async function goesByKeys(person) {
  const { page } = person;
  const keys = page.keyboard;
  await person.open('/sign-in');
  await page.locator('#user:focus').waitFor();
  await keys.type(person.who);
  await keys.press('Tab');
  await keys.type(person.password);
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Language and region' }).waitFor();
  await reach(page, 'Later');
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  await keys.press('Control+k');
  await keys.type('extensions');
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Extensions', level: 1 }).waitFor();
  await reach(page, 'New');
  await keys.press('Enter');
  await field(page, 'Number').waitFor();
  await reach(page, 'Number');
  await keys.type('771');
  await reach(page, 'Name');
  await keys.type('Keys');
  await keys.press('Enter');
  await page.getByText('Passwords, shown this once').waitFor();
  await reach(page, 'I have kept them');
  await keys.press('Enter');
  await person.row('771').filter({ hasText: 'Keys' }).waitFor();
}
