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

/** What the form of an item holds in a field; the list that opens below it has its name too. */
export function field(page, label) {
  return page.getByLabel(label, { exact: true }).and(page.locator(':not([role=listbox])'));
}

/** Waits until a text input holds a value. */
export function holds(page, value) {
  return page.waitForFunction((wanted) => [...document.querySelectorAll('input')].some((i) => i.value === wanted), value);
}
