import type { Rest } from '@common/api/rest'

export type Alarm = Rest['Alarm']

const WEIGHT = { critical: 0, warning: 1, info: 2 }

/** Most severe first, then newest; what somebody has seen to comes last. */
export function sorted(alarms: Alarm[]): Alarm[] {
  return [...alarms].sort(
    (a, b) =>
      Number(!!a.acknowledgedBy) - Number(!!b.acknowledgedBy) ||
      (WEIGHT[a.severity] ?? 3) - (WEIGHT[b.severity] ?? 3) ||
      b.since.localeCompare(a.since),
  )
}

export function raised(alarms: Alarm[], alarm: Alarm): Alarm[] {
  return sorted([...alarms.filter((a) => a.id !== alarm.id), alarm])
}

export function cleared(alarms: Alarm[], id: string): Alarm[] {
  return alarms.filter((a) => a.id !== id)
}
