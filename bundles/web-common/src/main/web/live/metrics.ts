import type { Rest } from '../api/rest'

export type Range = 'hour' | 'day' | 'week'

/** `GET /metrics`: value i is of the `step` seconds after `from + i * step`. */
export type MetricsAnswer = Rest['MetricHistory']

/** Figures of a span of time that moves on: what comes new pushes out what is oldest. */
export class MetricRing {
  readonly step: number
  readonly units: Record<string, string>
  readonly series: Record<string, (number | null)[]>
  private from: number
  private readonly length: number

  constructor(answer: MetricsAnswer) {
    this.step = answer.step
    this.units = answer.units
    this.series = Object.fromEntries(Object.entries(answer.series).map(([name, values]) => [name, [...values]]))
    this.from = Math.round(new Date(answer.from).getTime() / 1000)
    const lengths = Object.values(this.series).map((values) => values.length)
    this.length = lengths.length ? Math.max(...lengths) : Math.round((Date.parse(answer.to) - Date.parse(answer.from)) / 1000 / answer.step)
  }

  /** Ends of the intervals, seconds since 1970. */
  times(): number[] {
    return Array.from({ length: this.length }, (_, i) => this.from + (i + 1) * this.step)
  }

  /** Values measured at the end of an interval; those that are not named have none then. */
  append(at: string, values: Record<string, number | null>): void {
    const end = new Date(at).getTime() / 1000
    const place = Math.round((end - this.from) / this.step) - 1
    if (place < 0 || this.length === 0) return
    const index = this.moveTo(place)
    for (const [name, value] of Object.entries(values)) {
      this.series[name] ??= new Array(this.length).fill(null)
      this.series[name][index] = value
    }
  }

  private moveTo(place: number): number {
    const shift = place - this.length + 1
    if (shift <= 0) return place
    for (const values of Object.values(this.series)) {
      if (shift >= this.length) {
        values.fill(null)
      } else {
        values.splice(0, shift)
        for (let i = 0; i < shift; i++) values.push(null)
      }
    }
    this.from += shift * this.step
    return this.length - 1
  }
}

export interface Digest {
  last: number | null
  mean: number
  highest: number
  highestAt: number
}

/** What a graph says, for those who do not see it; null when nothing was measured. */
export function digest(times: number[], values: (number | null)[]): Digest | null {
  let sum = 0
  let count = 0
  let highest = -Infinity
  let highestAt = 0
  let last: number | null = null
  values.forEach((value, i) => {
    if (value === null || value === undefined) return
    sum += value
    count++
    last = value
    if (value > highest) {
      highest = value
      highestAt = times[i]
    }
  })
  return count ? { last, mean: sum / count, highest, highestAt } : null
}
