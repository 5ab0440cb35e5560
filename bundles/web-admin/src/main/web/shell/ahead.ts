import { loadType } from '@common/model/types'
import type { PageEntry } from '@common/site'
import { fetchPage } from '../pages/registry'

/** What a page can show nothing without: its code, and what its type declares. If it cannot be had, the page tells when it is opened. */
export async function readAhead(page: PageEntry): Promise<void> {
  await Promise.allSettled([fetchPage(page.module), page.configType ? loadType(page.configType) : undefined])
}

const FIRST = 1500

/** Reads ahead for all pages, one at a time and only while nothing else is to be done; not where every byte is paid for. */
export async function readAllAhead(pages: PageEntry[]): Promise<void> {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  await new Promise((go) => setTimeout(go, FIRST))
  for (const page of pages) {
    await idle()
    await readAhead(page)
  }
}

function idle(): Promise<unknown> {
  return new Promise((go) => (window.requestIdleCallback ? window.requestIdleCallback(go) : setTimeout(go, 50)))
}
