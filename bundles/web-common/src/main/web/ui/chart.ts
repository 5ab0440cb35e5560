import uPlot from 'uplot'
import { bytes, number } from './format'
import { t } from '../i18n'
import { dark } from './theme'

export interface Line {
  label: string
  values: (number | null)[]
  /** Filled below: for what has a natural zero. */
  filled?: boolean
}

const LIGHT = ['#0f766e', '#b45309', '#4f46e5', '#be185d', '#0369a1', '#4d7c0f']
const DARK = ['#2dd4bf', '#fbbf24', '#a5b4fc', '#f9a8d4', '#7dd3fc', '#bef264']

export function colour(index: number): string {
  const all = dark.value ? DARK : LIGHT
  return all[index % all.length]
}

/** A figure with its unit. */
export function figure(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return '–'
  switch (unit) {
    case 'percent':
      return `${number(value, value < 10 ? 1 : 0)} %`
    case 'bytes':
      return bytes(value)
    case 'bytes-per-second':
      return `${bytes(value)}/s`
    case 'per-minute':
      return `${number(value, 1)}${t('chart.perMinute')}`
    default:
      return number(value, value < 10 && !Number.isInteger(value) ? 1 : 0)
  }
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

export function chartOptions(lines: Line[], unit: string, limit: number | undefined, place: HTMLElement): uPlot.Options {
  const soft = token('--ink-soft')
  const grid = { stroke: token('--line'), width: 1 }
  const font = '11px system-ui, sans-serif'
  return {
    width: place.clientWidth || 300,
    height: place.clientHeight || 168,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 }, sync: { key: 'strowger' } },
    scales: { x: { time: true }, y: { range: (_u, _low, high) => [0, limit ?? top(high, unit)] } },
    axes: [
      { stroke: soft, grid: { show: false }, ticks: { show: false }, font, size: 26, space: 70, values: clockTexts },
      { stroke: soft, grid, ticks: { show: false }, font, size: 62, space: 36, values: (_u, at) => at.map((v) => figure(v, unit)) },
    ],
    series: [
      {},
      ...lines.map((line, i) => ({
        label: line.label,
        stroke: colour(i),
        width: 1.75,
        spanGaps: false,
        points: { show: false },
        fill: line.filled ? colour(i) + '22' : undefined,
      })),
    ],
  }
}

function top(high: number | null, unit: string): number {
  if (!high || high <= 0) return unit === 'bytes-per-second' ? 1000 : 1
  return high * 1.15
}

/** 14:05, and the day where one begins: numbers alone, so that they are right in every language. */
function clockTexts(_u: uPlot, at: number[]): string[] {
  const two = (n: number) => String(n).padStart(2, '0')
  return at.map((seconds) => {
    const date = new Date(seconds * 1000)
    const midnight = date.getHours() === 0 && date.getMinutes() === 0
    return midnight ? `${date.getMonth() + 1}-${two(date.getDate())}` : `${two(date.getHours())}:${two(date.getMinutes())}`
  })
}
