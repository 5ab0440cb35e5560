// Changes taken back, kept, and made by two at once.
import assert from 'node:assert/strict';
import { field, holds, later } from './steps.mjs';

export async function rollsBack(person) {
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
  await holds(page, 'Bea');
}

/** Types into a field of an item and lets the change wait. */
async function stages({ page, open, button }, number, label, value) {
  await open(`/config/extension/${number}`);
  await field(page, label).fill(value);
  await button('Other ways to save').click();
  await page.getByRole('menuitem', { name: 'Add to pending changes' }).click();
  await page.getByText('Added to your pending changes').waitFor();
}

/** Two minutes are the least that the page offers; nobody here waits so long. */
function inTenSeconds(page) {
  return page.route('**/commit', (route) => {
    const asked = route.request().postDataJSON();
    return route.continue({ postData: JSON.stringify({ ...asked, confirmWithinSeconds: asked.confirmWithinSeconds && 10 }) });
  });
}

async function appliesForATime({ page, button }, comment) {
  await button('Review').click();
  const drawer = page.getByRole('dialog', { name: 'Pending changes' });
  await drawer.getByLabel('What for (shown in the history)').fill(comment);
  await drawer.getByRole('button', { name: 'Apply with confirmation…' }).click();
  await page.getByRole('menuitem', { name: 'Within 2 minutes' }).click();
  await page.getByText(/of admin goes back in 0:0\d unless it is kept/).waitFor();
}

/** Changes wait together and come into force together: kept they stay, else they go back, and it is told. */
export async function waitAndAreKept(person) {
  const { page, row, button } = person;
  await later(person);
  await inTenSeconds(page);
  await stages(person, '741', 'Name', 'Kept');
  await page.getByText('1 change waits').waitFor();
  await stages(person, '742', 'Name', 'Kept too');
  await page.getByText('2 changes wait').waitFor();
  await row('742').getByRole('img', { name: 'A change of this is pending' }).waitFor();
  await row('742').filter({ hasText: 'Phone 742' }).waitFor();
  await button('Review').click();
  const drawer = page.getByRole('dialog', { name: 'Pending changes' });
  await drawer.getByRole('row', { name: 'Name Phone 742 Kept too' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await appliesForATime(person, 'names as on the doors');
  await row('742').filter({ hasText: 'Kept too' }).waitFor();
  await button('Keep').click();
  await button('Keep').waitFor({ state: 'detached' });

  await stages(person, '743', 'Name', 'Forgotten');
  await appliesForATime(person, 'never kept');
  await row('743').filter({ hasText: 'Forgotten' }).waitFor();
  await page.getByText(/was not kept in time/).waitFor();
  await row('743').filter({ hasText: 'Phone 743' }).waitFor();
  // The time of the first is over as well by now.
  await row('741').filter({ hasText: 'Kept' }).waitFor();
  await person.menu('History of changes').click();
  await page.getByText('names as on the doors').first().waitFor();
}

/** Two at the same item: the slower one is told who and what, and nothing is lost on the way. */
export async function twoAtOnce(person) {
  const slow = await person.other(...(await person.ask('another administrator')).split(' '));
  await later(person);
  await later(slow);
  for (const one of [person, slow]) await one.open('/config/extension/751');
  await field(slow.page, 'Name').fill('Slow');
  await field(slow.page, 'E-mail').fill('slow@example.org');
  await field(person.page, 'Name').fill('Quick');
  await field(person.page, 'Mobile number').fill('5550751');
  await person.page.keyboard.press('Control+s');
  await slow.page.getByText('admin has just saved this item').waitFor();
  await slow.page.keyboard.press('Control+s');
  const dialog = slow.page.getByRole('dialog', { name: 'admin has changed this meanwhile' });
  const name = dialog.getByRole('group', { name: 'Name (before: Phone 751)' });
  await name.getByLabel('Mine: Slow').waitFor();
  await dialog.getByText('Mobile number: empty → 5550751').waitFor();
  await name.getByLabel('Theirs: Quick').check();
  await slow.button('Take over').click();
  await holds(slow.page, 'Quick');
  await holds(person.page, 'Quick');
  await slow.page.keyboard.press('Control+s');
  await slow.page.getByText('Saved', { exact: true }).waitFor();
  for (const one of [person, slow]) for (const value of ['Quick', '5550751', 'slow@example.org']) await holds(one.page, value);
}

/** The same with a change that waits: it is put onto what the other has saved. */
export async function movesPendingOntoAnothers(person) {
  const slow = await person.other(...(await person.ask('another administrator')).split(' '));
  await later(person);
  await later(slow);
  await stages(slow, '752', 'Name', 'Slow');
  await person.page.getByText(`${slow.who} has 1 pending change`).waitFor();
  await person.open('/config/extension/752');
  await field(person.page, 'Name').fill('Quick');
  await person.page.keyboard.press('Control+s');
  await slow.page.getByText('Somebody has changed one of these meanwhile').waitFor();
  await slow.button('Review').click();
  const drawer = slow.page.getByRole('dialog', { name: 'Pending changes' });
  await drawer.getByText('by admin').waitFor();
  const name = drawer.getByRole('group', { name: 'Name (before: Phone 752)' });
  await name.getByLabel('Theirs: Quick').waitFor();
  await name.getByLabel('Mine: Slow').check();
  const apply = drawer.getByRole('button', { name: 'Apply', exact: true });
  assert.ok(await apply.isDisabled());
  await drawer.getByRole('button', { name: 'Go on with these choices' }).click();
  await drawer.getByRole('row', { name: 'Name Quick Slow' }).waitFor();
  await apply.click();
  await slow.page.getByText('Applied', { exact: true }).waitFor();
  await holds(person.page, 'Slow');
}
