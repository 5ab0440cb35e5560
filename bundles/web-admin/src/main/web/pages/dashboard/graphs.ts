import type { Line } from '@common/ui/chart'
import type { MetricRing } from '@common/live/metrics'
import { t } from '@common/i18n'

export interface Graph {
  id: string
  title: string
  unit: string
  lines: Line[]
  limit?: number
}

const PARTS: { id: string; unit: string; names: string[]; filled?: boolean }[] = [
  { id: 'cpu', unit: 'percent', names: ['cpu-machine', 'cpu-process'] },
  { id: 'memory', unit: 'bytes', names: ['memory-used', 'memory-process', 'heap-used'] },
  { id: 'network', unit: 'bytes-per-second', names: [] },
  { id: 'calls', unit: 'count', names: ['calls', 'legs'], filled: true },
  { id: 'attempts', unit: 'per-minute', names: ['call-attempts'], filled: true },
  { id: 'storage', unit: 'bytes', names: ['storage-used', 'database'] },
]

/** The graphs that this machine has figures for, in order. */
export function graphsOf(ring: MetricRing): Graph[] {
  return PARTS.map((part) => {
    const names = part.id === 'network' ? interfaces(ring) : part.names.filter((name) => name in ring.series && ring.series[name].some((v) => v !== null))
    return {
      id: part.id,
      title: t(`dashboard.graph.${part.id}`),
      unit: part.unit,
      lines: names.map((name) => ({ label: labelOf(name), values: ring.series[name], filled: part.filled || name === names[0] })),
      limit: limitOf(part.id, ring),
    }
  }).filter((graph) => graph.lines.length)
}

/** The busiest interfaces: more than three pairs of lines are not told apart. */
function interfaces(ring: MetricRing): string[] {
  const traffic = (name: string) => ring.series[name].reduce<number>((sum, v) => sum + (v ?? 0), 0)
  return Object.keys(ring.series)
    .filter((name) => name.startsWith('network-in:'))
    .sort((a, b) => traffic(b) - traffic(a) || a.localeCompare(b))
    .slice(0, 3)
    .flatMap((name) => [name, name.replace('network-in:', 'network-out:')])
    .filter((name) => name in ring.series)
}

function limitOf(id: string, ring: MetricRing): number | undefined {
  if (id === 'cpu') return 100
  if (id === 'memory') return newest(ring.series['memory-total'])
  if (id !== 'storage') return undefined
  const used = newest(ring.series['storage-used'])
  const free = newest(ring.series['storage-free'])
  return used !== undefined && free !== undefined ? used + free : undefined
}

function newest(values: (number | null)[] | undefined): number | undefined {
  return values?.filter((v): v is number => v !== null).pop()
}

function labelOf(name: string): string {
  const [kind, of] = name.split(':')
  return of ? t(`dashboard.series.${kind}`, { of }) : t(`dashboard.series.${kind}`)
}
