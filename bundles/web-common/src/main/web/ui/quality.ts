import { t } from '../i18n'
import { number } from './format'

export type Grade = 'good' | 'fair' | 'poor' | 'none'

/** Words for a MOS, as ITU-T G.107 grades it; null, and the 0 of older figures, is "nothing was heard". */
export function gradeOfMos(mos: number | null | undefined): Grade {
  if (!mos || mos <= 0) return 'none'
  if (mos >= 4) return 'good'
  return mos >= 3.1 ? 'fair' : 'poor'
}

export function mosWords(mos: number | null | undefined): string {
  const grade = gradeOfMos(mos)
  return grade === 'none' ? t('quality.none') : `${number(mos, 1)} · ${t(`quality.${grade}`)}`
}

export function gradeOfLoss(percent: number | null | undefined): Grade {
  if (percent === null || percent === undefined || percent < 0) return 'none'
  if (percent < 1) return 'good'
  return percent < 3 ? 'fair' : 'poor'
}

/** Unknown figures are negative in older answers, and null in newer ones. */
export function milliseconds(ms: number | null | undefined): string {
  return ms === null || ms === undefined || ms < 0 ? '–' : `${number(ms, ms < 10 ? 1 : 0)} ms`
}

export function lossWords(percent: number | null | undefined): string {
  return percent === null || percent === undefined || percent < 0 ? '–' : `${number(percent, percent < 10 ? 1 : 0)} %`
}

/** Packets that should have come are those that came and those that were lost. */
export function lossPercent(lost: number, received: number): number | null {
  return lost + received > 0 ? (lost * 100) / (lost + received) : null
}

/** What protects the sound: `SDES …`, `DTLS-SRTP …`, `sdes`, `dtls`, or nothing. */
export function protectionWords(protection: string | null | undefined): string {
  if (!protection || protection === 'none') return t('quality.plain')
  if (/^sdes$/i.test(protection)) return 'SRTP (SDES)'
  if (/^dtls$/i.test(protection)) return 'SRTP (DTLS)'
  return protection.replace(/_/g, ' ')
}
