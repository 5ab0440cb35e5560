// Calls, looked at while they last and afterwards.
import assert from 'node:assert/strict';
import { later } from './steps.mjs';

export async function followsACall(person) {
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

export async function staysInert(person) {
  const { page } = person;
  await later(person);
  const name = '<img src=x onerror=alert(1)>';
  for (const route of ['/config/extension', '/config/extension/705', '/extension-states', '/registrations', '/history']) {
    await person.open(route);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Not every page shows the name.
    await page.getByText('onerror').first().waitFor({ timeout: 3000 }).catch(() => {});
  }
  await person.open('/config/extension?q=onerror');
  await page.getByText(name).first().waitFor();
  assert.equal(await page.locator('img[src="x"]').count(), 0);
}
