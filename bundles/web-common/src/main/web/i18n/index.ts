import { computed, watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { setLanguage, type Text } from '../api/client'
import en from './en'
import zh from './zh'

export type Locale = 'en' | 'zh'

const KEY = 'strowger.language'

function first(): Locale {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'en' || chosen === 'zh') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export const i18n = createI18n({
  legacy: false,
  locale: first(),
  fallbackLocale: 'en',
  messages: { en: en as any, zh: zh as any },
  missingWarn: import.meta.env?.DEV,
  fallbackWarn: false,
})

const { locale: current, mergeLocaleMessage } = i18n.global

/** A text of the pages, with what stands in its braces; one that has a form for one thing and one for many goes by `n`. */
export function t(key: string, values: Record<string, unknown> = {}): string {
  // A number 0 would be taken for one that was not given.
  const given = values.n === 0 ? { ...values, n: '0' } : values
  return (i18n.global as any).t(key, given, String(values.n) === '1' ? 1 : 2) as string
}

export const locale = computed<Locale>({
  get: () => current.value as Locale,
  set: (value) => {
    current.value = value
    localStorage.setItem(KEY, value)
  },
})

watch(
  current,
  (value) => {
    setLanguage(value === 'zh' ? 'zh-CN' : 'en')
    document.documentElement.lang = value === 'zh' ? 'zh-CN' : 'en'
  },
  { immediate: true },
)

/** Adds the texts of an application or of a page. */
export function addTexts(texts: Record<Locale, Record<string, unknown>>): void {
  mergeLocaleMessage('en', texts.en)
  mergeLocaleMessage('zh', texts.zh)
}

/** A text of the server in the language that is chosen. */
export function tx(text: Text | string | null | undefined): string {
  if (!text) return ''
  return typeof text === 'string' ? text : text[locale.value] || text.en
}
