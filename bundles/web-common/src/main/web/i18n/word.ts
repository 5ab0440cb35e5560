import { i18n, t } from './index'

/** The word for a name that plug-ins may add to: an unknown one stands for itself. */
export function word(prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return (i18n.global as unknown as { te: (key: string, locale?: string) => boolean }).te(key, 'en') ? t(key) : name
}
