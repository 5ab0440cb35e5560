import type { Rest } from '@common/api/rest'

export type Signature = Rest['PluginSignature']
export type PluginSummary = Rest['PluginViews.Summary']
export type PluginDetails = Rest['PluginViews.Detail']
export type Operation = Rest['PluginOperation']

export type Deed = 'stop' | 'restart' | 'uninstall' | 'update'

export const TONES: Record<string, 'good' | 'fair' | 'poor' | 'none'> = {
  running: 'good',
  waiting: 'fair',
  starting: 'fair',
  draining: 'fair',
  stopping: 'fair',
  failed: 'poor',
  stopped: 'none',
}

export const OPERATION_TONES: Record<string, 'good' | 'fair' | 'poor' | 'busy' | 'none'> = {
  waiting: 'none',
  running: 'busy',
  done: 'good',
  refused: 'poor',
  'rolled-back': 'poor',
  failed: 'poor',
}

/** Newest first; one that is known is replaced. */
export function withOperation(all: Operation[], one: Operation): Operation[] {
  return [one, ...all.filter((o) => o.id !== one.id)].sort((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, 100)
}

const STARTABLE = new Set(['stopped', 'failed'])

export const mayStart = (plugin: PluginSummary) => STARTABLE.has(plugin.state)
export const mayStop = (plugin: PluginSummary) => !plugin.core && ['running', 'waiting', 'starting'].includes(plugin.state)
/** Those that came with the system stay with it. */
export const mayUninstall = (plugin: PluginSummary) => !plugin.core && plugin.origin !== 'distribution'

/** What stopping a plug-in takes from whoever is looking at this page. Keys of texts. */
export function warnings(id: string, callsUp: number): string[] {
  const all: string[] = []
  if (id === 'web-admin' || id === 'web-common') all.push('plugins.warn.page')
  if (id === 'rest' || id === 'http') all.push('plugins.warn.rest')
  if (id === 'monitor') all.push('plugins.warn.monitor')
  if (['sip', 'calls', 'media', 'codecs'].includes(id) && callsUp > 0) all.push('plugins.warn.calls')
  return all
}
