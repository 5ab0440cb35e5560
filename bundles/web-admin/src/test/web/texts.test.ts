import { describe, expect, it } from 'vitest'
import commonEn from '@common/i18n/en'
import commonZh from '@common/i18n/zh'
import { locale, t } from '@common/i18n'
import en from '@/i18n/en'
import zh from '@/i18n/zh'

/** Paths of all texts. */
function paths(texts: object, above = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [above + key] : paths(value, `${above}${key}.`),
  )
}

function at(texts: any, path: string): string {
  return path.split('.').reduce((node, key) => node[key] ?? node, texts)
}

/** Names in braces; English has a form for one thing and one for many. */
function holes(text: string): string[] {
  return [...new Set([...String(text).matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort()
}

describe('texts', () => {
  it('say one thing and many, also when the number is written out', () => {
    locale.value = 'en'
    expect(t('model.unsaved', { n: 1 })).toBe('1 field not saved')
    expect(t('model.unsaved', { n: 0 })).toBe('0 fields not saved')
    expect(t('model.unsaved', { n: '1,200' })).toBe('1,200 fields not saved')
    locale.value = 'zh'
    expect(t('model.unsaved', { n: 1 })).toBe('1 个字段未保存')
  })

  for (const [name, english, chinese] of [
    ['common', commonEn, commonZh],
    ['administration', en, zh],
  ] as const) {
    it(`of ${name} exist in both languages`, () => {
      expect(paths(chinese).sort()).toEqual(paths(english).sort())
    })

    it(`of ${name} have the same values to fill in`, () => {
      for (const path of paths(english)) expect(holes(at(chinese, path)), path).toEqual(holes(at(english, path)))
    })
  }
})
