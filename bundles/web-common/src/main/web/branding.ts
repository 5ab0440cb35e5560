import { reactive } from 'vue'
import { api, ApiError, type Text } from './api/client'

export interface Branding {
  name: string
  accent: string
  logo: string
  background: string
  loginText: Text | null
}

export const branding = reactive<Branding>({ name: 'Strowger', accent: '', logo: '', background: '', loginText: null })

/** Name, colour and pictures of this installation; needs no login. Without an answer the system's own stay. */
export async function loadBranding(): Promise<void> {
  try {
    const answer = await api.get<Partial<Branding>>('/branding')
    for (const [key, value] of Object.entries(answer)) {
      if (value && key in branding) (branding as any)[key] = value
    }
    document.title = branding.name
    if (/^#[0-9a-f]{6}$/i.test(branding.accent)) {
      document.documentElement.style.setProperty('--accent', branding.accent)
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}
