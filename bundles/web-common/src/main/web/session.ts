import { computed, reactive } from 'vue'
import { api, ApiError, onSignedOut, setCsrf } from './api/client'
import type { Rest } from './api/rest'

export type Role = 'admin' | 'operator' | 'billing' | 'user'

export type SignedIn = Rest['SignedIn']

/** Who sits here. `known` is false until the server has been asked. */
export const session = reactive<{ known: boolean; who: SignedIn | null }>({ known: false, who: null })

export const isAdmin = computed(() => session.who?.role === 'admin')

export function mayUse(...roles: Role[]): boolean {
  return session.who !== null && (session.who.role === 'admin' || roles.includes(session.who.role))
}

function take(who: SignedIn | null): void {
  session.who = who
  session.known = true
  setCsrf(who?.csrf ?? '')
}

onSignedOut(() => take(null))

/** Asks whether the cookie is still good. */
export async function resume(): Promise<void> {
  try {
    take(await api.get<SignedIn>('/session'))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) take(null)
    else throw error
  }
}

export async function signIn(user: string, password: string, code?: string): Promise<void> {
  take(await api.post<SignedIn>('/session', { user, password, code: code || undefined }))
}

export async function signOut(): Promise<void> {
  try {
    await api.delete('/session')
  } finally {
    take(null)
  }
}
