// From an empty home to the first call.
import assert from 'node:assert/strict';
import { field } from './steps.mjs';

const OWN = 'seven quiet telephones at dawn';

export async function firstRun(person) {
  const { page, button } = person;
  const step = (name) => page.getByRole('heading', { name, level: 1 }).waitFor();
  await person.signIn();
  await step('Language and region');
  await field(page, 'Time zone').fill('Vienna');
  await page.getByRole('option', { name: 'Europe/Vienna' }).click();
  await page.locator('.el-radio-button').filter({ hasText: 'English' }).click();
  await button('Next').click();

  await step('Extensions');
  await page.reload();
  await step('Extensions');
  await page.getByRole('button', { name: 'Language and region done' }).waitFor();
  await field(page, 'First number').fill('801');
  await field(page, 'How many').fill('2');
  await button('Create 2').click();
  const secrets = page.getByRole('row').filter({ hasText: /^80\d/ });
  await secrets.nth(1).waitFor();
  const phones = (await secrets.allInnerTexts()).map((line) => line.split(/\s+/)).map((cells) => `${cells[0]} ${cells.at(-1)}`);
  await button('Next').click();

  await step('Password of the administrator');
  await page.reload();
  await step('Password of the administrator');
  await field(page, 'Password now').fill(person.password);
  await field(page, 'New password').fill(OWN);
  await field(page, 'New password again').fill(OWN);
  await button('Change the password').click();
  await step('Ready to call');
  await button('Finish').click();
  await step('Dashboard');

  await person.menu('Extension states').click();
  const tile = (number, state) => page.getByRole('button', { name: new RegExp(`^${number}\\b.*${state}`) }).waitFor();
  await tile('801', 'Offline');
  await person.ask(`register ${phones.join(' ')}`);
  for (const number of ['801', '802']) await tile(number, 'Online');
  await person.ask('call');
  for (const number of ['801', '802']) await tile(number, 'In call');
  await person.menu('Calls in progress').click();
  await page.getByRole('article').filter({ hasText: '802' }).filter({ hasText: 'Talking' }).waitFor();
  await person.ask('hang up');
  await page.getByText('Nobody is on the phone').waitFor();

  await person.open('/');
  await step('Dashboard');
  await page.evaluate(() => localStorage.clear());
  await page.context().clearCookies();
  await person.signIn(OWN);
  await step('Dashboard');
  assert.equal(await page.getByText('The first set-up is not finished').count(), 0);
}
