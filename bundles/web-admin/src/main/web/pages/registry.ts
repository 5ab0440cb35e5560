import { defineAsyncComponent, type Component } from 'vue'

/**
 * Pages that are drawn here, by the name under which bundles contribute them ({@code Page.module}). A page is in the menu while
 * the bundle that contributes it is there.
 */
const pages: Record<string, () => Promise<{ default: Component }>> = {
  '/admin/pages/audit.js': () => import('./audit/AuditPage.vue'),
  '/admin/pages/branding.js': () => import('./branding/BrandingPage.vue'),
  '/admin/pages/history.js': () => import('./history/HistoryPage.vue'),
  '/admin/pages/certificate.js': () => import('./certificate/CertificatePage.vue'),
}

const made = new Map<string, Component>()

export function ownPage(module: string): Component | undefined {
  const load = pages[module]
  if (!load) return undefined
  let page = made.get(module)
  if (!page) {
    page = defineAsyncComponent(load)
    made.set(module, page)
  }
  return page
}
