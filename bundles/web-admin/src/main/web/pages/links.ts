import { tx } from '@common/i18n'
import { itemPath } from '@common/model/types'
import { site } from '@common/site'

/** Where an item of the configuration is shown; empty when its type has no page just now. */
export function itemRoute(type: string, key: string): string {
  return site.pages.some((p) => p.configType === type) ? itemPath(type, key) : ''
}

/** Where a version of the configuration is shown; empty when there is no such page. */
export function versionRoute(version: number | null | undefined): string {
  const page = site.pages.find((p) => p.module === '/admin/pages/history.js')
  return page && version ? `${page.route}/${version}` : ''
}

/** An item in words: its type as the menu calls it, and its name. */
export function itemName(type: string, label: string): string {
  const page = site.pages.find((p) => p.configType === type)
  return [page ? tx(page.label) : type, label].filter(Boolean).join(' ')
}
