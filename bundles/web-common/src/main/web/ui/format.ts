import { locale } from '../i18n'

const tag = () => (locale.value === 'zh' ? 'zh-CN' : 'en-GB')

export function dateTime(at: string | number | Date | null | undefined, seconds = true): string {
  if (!at) return ''
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: seconds ? 'medium' : 'short' }).format(new Date(at))
}

export function time(at: string | number | Date | null | undefined): string {
  return at ? new Intl.DateTimeFormat(tag(), { timeStyle: 'medium' }).format(new Date(at)) : ''
}

/** Seconds as 1:02:03 or 2:03. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return ''
  const whole = Math.max(0, Math.floor(seconds))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** Time that has passed, in the two largest units. */
export function span(seconds: number): string {
  const zh = locale.value === 'zh'
  const units: [number, string, string][] = [
    [86400, ' d', ' 天'],
    [3600, ' h', ' 小时'],
    [60, ' min', ' 分'],
    [1, ' s', ' 秒'],
  ]
  let rest = Math.max(0, Math.floor(seconds))
  const parts: string[] = []
  for (const [size, en, cn] of units) {
    const n = Math.floor(rest / size)
    if (n || (size === 1 && !parts.length)) parts.push(n + (zh ? cn : en))
    rest -= n * size
    if (parts.length === 2) break
  }
  return parts.join(' ')
}

export function bytes(n: number | null | undefined): string {
  if (n === null || n === undefined) return ''
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = n
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${number(value, value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`
}

export function number(n: number | null | undefined, digits = 0): string {
  if (n === null || n === undefined) return ''
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: digits }).format(n)
}

export function percent(share: number | null | undefined, digits = 0): string {
  if (share === null || share === undefined) return ''
  return new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: digits }).format(share)
}
