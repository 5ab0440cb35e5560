import { reactive } from 'vue'
import { api, ApiError, type Text } from './api/client'
import type { Rest } from './api/rest'

type Answer = Rest['BrandView']

export interface Branding {
  name: string
  accent: string
  /** Address of the picture; empty for none. */
  logo: string
  background: string
  loginText: Text | null
}

export const branding = reactive<Branding>({ name: 'Strowger', accent: '', logo: '', background: '', loginText: null })

/** Name, colour and pictures of this installation; needs no login. Without an answer the system's own stay. */
export async function loadBranding(): Promise<void> {
  try {
    take(await api.get<Answer>('/branding'))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}

function take(answer: Answer): void {
  branding.name = answer.name || 'Strowger'
  branding.accent = answer.accent
  branding.logo = answer.logo?.url ?? ''
  branding.background = answer.background?.url ?? ''
  branding.loginText = answer.loginText?.en || answer.loginText?.zh ? answer.loginText : null
  // Anything else than a plain colour would be a way to write styles.
  if (/^#[0-9a-f]{6}$/i.test(answer.accent)) {
    document.documentElement.style.setProperty('--accent-own', answer.accent)
  }
}
