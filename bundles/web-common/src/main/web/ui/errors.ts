import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/es/components/message/style/css'
import { ApiError } from '../api/client'
import { t, tx } from '../i18n'

/** What an error means and what to do next, in a sentence. */
export function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.fault', { detail: String((error as Error)?.message ?? error) })
  const told = error.problems.map((p) => tx(p.text)).filter(Boolean)
  if (told.length) return told.slice(0, 3).join(' ')
  return t(`error.${key(error)}`, { detail: error.title })
}

function key(error: ApiError): string {
  switch (error.status) {
    case 0:
      return 'lineLost'
    case 403:
      return 'denied'
    case 404:
      return 'gone'
    case 412:
      return 'changed'
    case 429:
      return 'many'
    case 503:
      return 'away'
    case 500:
      return 'fault'
    default:
      return 'other'
  }
}

/** Tells it in passing; for what has no place of its own on the page. */
export function tell(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) return
  ElMessage({ type: 'error', message: sentence(error), duration: 6000, showClose: true, grouping: true })
}

export function done(text: string): void {
  ElMessage({ type: 'success', message: text, duration: 2000, grouping: true })
}
