import { createRouter, createWebHistory } from 'vue-router'
import { resume, session } from '@common/session'
import { wizardCalls } from './pages/wizard/wizard'

const ASKED = 'strowger.wizard.asked'

/** The first run is offered once, to whoever comes to the start without having chosen a page. */
async function offered(path: string): Promise<boolean> {
  if (path !== '/' || sessionStorage.getItem(ASKED)) return false
  sessionStorage.setItem(ASKED, 'yes')
  return wizardCalls()
}

/** Routes that are always there; all others belong to pages that bundles contribute (PageHost). */
export const router = createRouter({
  history: createWebHistory('/admin/'),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignIn.vue'), meta: { bare: true } },
    { path: '/account', name: 'account', component: () => import('./pages/account/MyAccount.vue') },
    { path: '/wizard/:step?', name: 'wizard', component: () => import('./pages/wizard/WizardPage.vue'), meta: { bare: true } },
    { path: '/:page(.*)*', name: 'page', component: () => import('./shell/PageHost.vue') },
  ],
})

router.beforeEach(async (to) => {
  if (!session.known) await resume()
  if (!session.who && to.name !== 'sign-in') {
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  if (session.who && to.name === 'sign-in') return { path: '/' }
  if (session.who?.mustSetUpTotp && to.name !== 'account') return { name: 'account' }
  if (session.who && (await offered(to.path))) return { name: 'wizard' }
  return true
})
