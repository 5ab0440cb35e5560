import { defineAsyncComponent, h, type Component } from 'vue'
import { tx } from '@common/i18n'
import type { PageEntry } from '@common/site'
import PageHeader from '@common/ui/PageHeader.vue'

/**
 * Pages that are drawn here, by the name under which bundles contribute them ({@code Page.module}). A page is in the menu while
 * the bundle that contributes it is there.
 */
const pages: Record<string, () => Promise<{ default: Component }>> = {
  '/admin/pages/dashboard.js': () => import('./dashboard/Dashboard.vue'),
  '/admin/pages/extension-states.js': () => import('./tiles/ExtensionStates.vue'),
  '/admin/pages/calls.js': () => import('./calls/CallsPage.vue'),
  '/admin/pages/registrations.js': () => import('./registrations/Registrations.vue'),
  '/admin/pages/records.js': () => import('./records/RecordsPage.vue'),
  '/admin/pages/plugins.js': () => import('./plugins/Plugins.vue'),
  '/admin/pages/contributions.js': () => import('./plugins/Contributions.vue'),
  '/admin/pages/board.js': () => import('./board/BoardPage.vue'),
  '/admin/pages/audit.js': () => import('./audit/AuditPage.vue'),
  '/admin/pages/branding.js': () => import('./branding/BrandingPage.vue'),
  '/admin/pages/history.js': () => import('./history/HistoryPage.vue'),
  '/admin/pages/certificate.js': () => import('./certificate/CertificatePage.vue'),
}

/** Fetches the code of a page that may be opened soon; that of others is theirs. */
export async function fetchPage(module: string): Promise<void> {
  await pages[module]?.()
}

/** What is seen of a page whose code takes its time. */
const Coming = (props: { page: PageEntry }) => h(PageHeader, { title: tx(props.page.label) })
Coming.props = ['page']

const made = new Map<string, Component>()

export function ownPage(module: string): Component | undefined {
  const load = pages[module]
  if (!load) return undefined
  let page = made.get(module)
  if (!page) {
    page = defineAsyncComponent({ loader: load, loadingComponent: Coming, delay: 200 })
    made.set(module, page)
  }
  return page
}
