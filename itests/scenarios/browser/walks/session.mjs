// Coming in and going out.
import { createHmac } from 'node:crypto';
import { later, signOut } from './steps.mjs';

export async function signsIn(person) {
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
  await signOut(person);
  await person.open('/config/extension');
  await page.getByLabel('Password', { exact: true }).waitFor();
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

export async function secondFactor(person) {
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
  await signOut(person);
  await person.signIn();
  await page.getByLabel('Code of your second factor').fill(recovery.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}
