// What many walks have in common.

/** A new home asks an administrator to its wizard; those who want to go elsewhere put it off. */
export async function later({ page, signIn }) {
  await signIn();
  const later = page.getByRole('button', { name: 'Later' });
  await page.getByRole('navigation').or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
  await page.getByRole('navigation').first().waitFor();
}

export async function signOut({ page }) {
  await page.getByRole('button', { name: 'My account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Password', { exact: true }).waitFor();
}

/** Does what makes the browser store a file. */
export async function downloaded(page, deed) {
  const [file] = await Promise.all([page.waitForEvent('download'), deed()]);
  return file;
}

/** Chooses in a list that opens at a field, by typing when it can be searched. */
export async function choose(page, field, name) {
  await field.click();
  await page.getByRole('option', { name, exact: true }).click();
}

/** What the form of an item holds in a field. */
export function field(page, label) {
  return page.getByLabel(label, { exact: true });
}

/** Waits until a text input holds a value. */
export function holds(page, value) {
  return page.waitForFunction((wanted) => [...document.querySelectorAll('input')].some((i) => i.value === wanted), value);
}
