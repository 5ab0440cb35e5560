// Extensions, made, changed and moved in and out, one and many.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { downloaded, field, later } from './steps.mjs';

export async function extensions(person) {
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
  await person.open('/config/extension?q=Ann');
  await page.getByRole('row').filter({ hasText: '701' }).waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: 'Ann' }).count(), 1);

  await page.getByRole('button', { name: 'Add several' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First number').fill('710');
  await dialog.getByLabel('How many').fill('5');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await page.getByText('Passwords, shown this once').waitFor();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await person.open('/config/extension?q=71');
  await page.getByRole('row').filter({ hasText: '714' }).waitFor();

  const file = await downloaded(page, () => page.getByRole('button', { name: 'More', exact: true }).click().then(() => page.getByText('Export as CSV').click()));
  assert.match(file.suggestedFilename(), /\.csv$/);
}

/** Three are changed at once, of which one refuses. */
export async function editsTogether(person) {
  const { page, row, button } = person;
  await later(person);
  await person.open('/config/extension?q=72');
  for (const number of ['721', '722', '723']) await page.getByLabel(`Select ${number}`).check();
  await page.getByText('3 selected').waitFor();
  await button('Edit').click();
  const dialog = page.getByRole('dialog');
  const set = async (name) => {
    await dialog.getByRole('combobox', { name: 'Field to set' }).fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  };

  await set('Send P-Asserted-Identity');
  await dialog.locator('.el-switch').click();
  await button('Change 3').click();
  await dialog.getByText(/^722: .*cannot both be sent/).waitFor();
  await button('Remove Send P-Asserted-Identity').click();

  await set('Hold music');
  await field(dialog, 'Hold music').fill('jazz');
  await button('Change 3').click();
  await page.getByText('3 changed').waitFor();
  await button('Columns').click();
  await page.locator('.el-checkbox').filter({ hasText: 'Hold music' }).click();
  for (const number of ['721', '722', '723']) await row(number).filter({ hasText: 'jazz' }).waitFor();
}

const sheet = (rows) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });

/** A sheet with a wrong cell changes nothing; mended under the same name it is taken. */
export async function imports(person) {
  const { page, row, button } = person;
  await later(person);
  await person.open('/config/extension?q=73');
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog');
  const template = await downloaded(page, () => dialog.getByText('Empty template').click());
  assert.match(template.suggestedFilename(), /^extension.*\.xlsx$/);
  assert.equal((await readFile(await template.path())).subarray(0, 2).toString(), 'PK');

  const file = dialog.locator('input[type=file]');
  const rows = (email) => ['number,name,email', '731,Renamed,', `732,Bob,${email}`, '733,Cy,cy@example.org'];
  await file.setInputFiles(sheet(rows('nowhere')));
  await dialog.getByRole('rowheader', { name: 'Row 3 E-mail' }).waitFor();
  await dialog.getByText('1 problem. Nothing was imported').waitFor();
  assert.ok(await button('Import now').isDisabled());
  await row('731').filter({ hasText: 'Phone 731' }).waitFor();
  assert.equal(await row('733').count(), 0);

  await file.setInputFiles(sheet(rows('bob@example.org')));
  await dialog.getByText('2 would be created, 1 changed').waitFor();
  await button('Import now').click();
  await page.getByText('Imported: 2 new, 1 changed').waitFor();
  for (const text of ['Renamed', 'Bob', 'Cy']) await row(text).waitFor();
}
