// What persons do in the administration; each walk is a test of WebScenario.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

/** A new home asks an administrator to its wizard; those who want to go elsewhere put it off. */
async function later({ page, signIn }) {
  await signIn();
  const later = page.getByRole('button', { name: 'Later' });
  await page.getByRole('navigation').or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
  await page.getByRole('navigation').first().waitFor();
}

async function signsIn(person) {
  const { page, menu } = person;
  await person.signIn('certainly-wrong');
  await page.getByText('The name or the password is wrong.').waitFor();
  await later(person);
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  await page.getByRole('button', { name: '切换到中文' }).click();
  await page.getByRole('navigation').getByRole('link', { name: '分机', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('navigation').getByRole('link', { name: '分机', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await menu('Extensions').waitFor();
  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Password', { exact: true }).waitFor();
  await person.open('/config/extension');
  await page.getByLabel('Password', { exact: true }).waitFor();
}

async function extensions(person) {
  const { page } = person;
  await later(person);
  await person.menu('Extensions').click();
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByLabel('Number', { exact: true }).fill('99999');
  await page.getByLabel('Name', { exact: true }).fill('Ann');
  await page.keyboard.press('Control+s');
  await page.getByText('Something is in the way').waitFor();
  await page.getByLabel('Number', { exact: true }).fill('701');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await person.open('/config/extension?search=Ann');
  await page.getByRole('row').filter({ hasText: '701' }).waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: 'Ann' }).count(), 1);

  await page.getByRole('button', { name: 'Add several' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First number').fill('710');
  await dialog.getByLabel('How many').fill('5');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await page.getByText('Passwords, shown this once').waitFor();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await person.open('/config/extension?search=71');
  await page.getByRole('row').filter({ hasText: '714' }).waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'More', exact: true }).click().then(() => page.getByText('Export as CSV').click()),
  ]);
  assert.match(file.suggestedFilename(), /\.csv$/);
}

async function pluginPages(person) {
  const { page, menu } = person;
  await later(person);
  await menu('Call parking').waitFor();
  await person.ask('stop parking');
  await menu('Call parking').waitFor({ state: 'detached' });
  await person.open('/config/parking-settings');
  await page.getByText('There is no such page').waitFor();
  await person.ask('start parking');
  await menu('Call parking').waitFor();
}

async function rollsBack(person) {
  const { page } = person;
  await later(person);
  await person.open('/config/extension/702');
  await page.getByLabel('Name', { exact: true }).fill('Wrong');
  await page.keyboard.press('Control+s');
  await page.getByText('Saved').first().waitFor();
  await person.menu('History of changes').click();
  await page.locator('.history-entry').filter({ hasText: '702' }).first().click();
  await page.getByText('Wrong').first().waitFor();
  await page.getByRole('button', { name: 'Back to before this change' }).click();
  await page.getByRole('button', { name: 'Change it back' }).click();
  await page.getByText(/Back to version/).first().waitFor();
  await person.open('/config/extension/702');
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((i) => i.value === 'Bea'));
}

async function followsACall(person) {
  const { page } = person;
  await later(person);
  await person.menu('Calls in progress').click();
  await page.getByRole('heading', { name: 'Calls in progress' }).waitFor();
  await person.ask('call');
  await page.getByText('704').first().waitFor();
  await person.ask('hang up');
  await page.getByText('704').first().waitFor({ state: 'detached' });
  const id = await person.ask('record');
  await person.open(`/records/${id}/trace`);
  for (const text of ['INVITE', 'BYE']) await page.getByText(text).first().waitFor();
}

async function staysInert(person) {
  const { page } = person;
  await later(person);
  const name = '<img src=x onerror=alert(1)>';
  for (const route of ['/config/extension', '/config/extension/705', '/extension-states', '/registrations', '/history']) {
    await person.open(route);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Not every page shows the name.
    await page.getByText('onerror').first().waitFor({ timeout: 3000 }).catch(() => {});
  }
  await person.open('/config/extension?search=onerror');
  await page.getByText(name).first().waitFor();
  assert.equal(await page.locator('img[src="x"]').count(), 0);
}

/** RFC 6238. */
function code(secret, at = Date.now()) {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function secondFactor(person) {
  const { page } = person;
  await later(person);
  await person.open('/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  const shown = await page.locator('p.secret').first().textContent();
  const secret = shown.replace(/[^A-Z2-7]/g, '');
  await page.getByLabel('Code of your second factor').fill(code(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.locator('.recovery-codes li').first().waitFor();
  const recovery = await page.locator('.recovery-codes li').first().textContent();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('recovery codes left').waitFor();
  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await person.signIn();
  await page.getByLabel('Code of your second factor').fill(recovery.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

export const walks = { signsIn, extensions, pluginPages, rollsBack, followsACall, staysInert, secondFactor };
