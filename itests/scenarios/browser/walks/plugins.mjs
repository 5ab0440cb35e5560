// Plug-ins that come and go, and what they bring.
import assert from 'node:assert/strict';
import { field, later } from './steps.mjs';

export async function pluginPages(person) {
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

/** Gives files to the dialog that installs, and waits for what comes of it. */
async function installs({ page, button }, files, outcome, then = /^(Close|Cancel)$/) {
  await button('Install a plug-in').click();
  const dialog = page.getByRole('dialog', { name: 'Install a plug-in' });
  const [archive, signature] = files;
  await dialog.locator('input[type=file]').first().setInputFiles(archive);
  if (signature) await dialog.locator('input[type=file]').last().setInputFiles(signature);
  await dialog.getByRole('button', { name: 'Install', exact: true }).click();
  await dialog.getByText(outcome).waitFor();
  await dialog.locator('a, .el-dialog__footer button').filter({ hasText: then }).click();
}

/** Of what is gone, only the id is known. */
async function does(page, deed) {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('is ended at once').click();
  await dialog.getByRole('button', { name: deed, exact: true }).click();
  await page.getByRole('status').filter({ hasText: new RegExp(`${deed} notice.board`, 'i') }).filter({ hasText: 'done' }).waitFor();
}

/** The page of a vendor's type comes, stops, starts and goes with its plug-in, in a window that is never loaded anew. */
export async function vendorsPage(person) {
  const { page, menu, row, button } = person;
  const { archive, signature, key, plugin } = JSON.parse(await person.ask('archive'));
  await later(person);
  await page.evaluate(() => (window.loadedOnce = true));
  await menu('Plug-ins').click();
  await installs(person, [archive], /not signed/);
  await installs(person, [archive, signature], /fits no trusted key/, 'To the keys of vendors');
  await button('New').click();
  await field(page, 'Vendor').fill('example');
  await field(page, 'Certificate or key').fill(key);
  await page.keyboard.press('Control+s');
  await menu('Plug-ins').click();
  await installs(person, [archive, signature], 'Signed by example');

  await menu('Notices').click();
  await button('New').click();
  await field(page, 'Number').fill('0801');
  await field(page, 'Title').fill('Fire drill');
  await page.keyboard.press('Control+s');
  await row('0801').filter({ hasText: 'Fire drill' }).waitFor();
  await person.ask('attendant');

  await menu('Plug-ins').click();
  await row(plugin).getByRole('button', { name: 'Stop', exact: true }).click();
  await does(page, 'Stop');
  await menu('Notices').waitFor({ state: 'detached' });
  await page.goBack();
  await page.getByText('There is no such page').waitFor();
  await menu('Auto attendants').click();
  await row('0600').click();
  await page.locator('.destination-input').filter({ hasText: /0801.*not active/ }).waitFor();

  await menu('Plug-ins').click();
  await row(plugin).getByRole('button', { name: 'Start', exact: true }).click();
  await menu('Notices').click();
  await row('0801').filter({ hasText: 'Fire drill' }).waitFor();

  await menu('Plug-ins').click();
  await button(`More for ${plugin}`).click();
  await page.getByRole('menuitem', { name: 'Uninstall' }).click();
  await does(page, 'Uninstall');
  await row(plugin).waitFor({ state: 'detached' });
  await menu('Notices').waitFor({ state: 'detached' });
  assert.ok(await page.evaluate(() => window.loadedOnce));
}
