import { reactive } from 'vue'
import { api } from './api/client'
import type { Rest } from './api/rest'

/** A page as `GET /pages` names it. */
export type PageEntry = Rest['PagesResource.PageEntry']
export type MenuPart = Rest['PagesResource.MenuPart']

/** Menu and pages, as they are just now: they come and go with their plug-ins. */
export const site = reactive<{ menus: MenuPart[]; pages: PageEntry[]; loaded: boolean }>({
  menus: [],
  pages: [],
  loaded: false,
})

export async function loadSite(): Promise<void> {
  const { menus, items } = await api.get<{ menus: MenuPart[]; items: PageEntry[] }>('/pages')
  site.menus = menus
  site.pages = items
  site.loaded = true
}

export function pageAt(route: string): PageEntry | undefined {
  return site.pages.find((p) => p.route === route)
}

export function pagesOf(menu: string): PageEntry[] {
  return site.pages.filter((p) => p.menu === menu)
}
