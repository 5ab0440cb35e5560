import { reactive } from 'vue'
import { api, type Text } from './api/client'

/** A page as `GET /pages` names it. */
export interface PageEntry {
  id: string
  route: string
  menu: string
  order: number
  label: Text
  icon: string
  /** Module that draws it; empty when it is made from the type. */
  module: string
  configType: string
}

export interface MenuPart {
  id: string
  label: Text
}

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
