import type { Rest } from '@common/api/rest'

export type Component = Rest['HealthReport.Component']
export type SystemReport = Rest['SystemResource.Report']
