import type { Problem, Text } from '@common/api/client'

export interface Signature {
  kind: 'distribution' | 'jar' | 'detached' | 'unsigned'
  signer: string
  acceptedBy: string
  acceptedAt: string | null
}

export interface PluginSummary {
  id: string
  state: string
  core: boolean
  version: string
  name: Text
  vendor: string
  support: 'supported' | 'community' | 'preview'
  origin: string
  signature: Signature
  contributions: number
  reason: Text
  since: string
}

export interface PluginDetails extends PluginSummary {
  description: Text
  stopping: 'free' | 'lossy' | 'never'
  loss: Text
  onByDefault: boolean
  contributes: string[]
  configTypes: string[]
  needs: { plugins: string[]; daemons: string[]; ports: string[] }
  api: Record<string, string>
  bundles: { id: number; name: string; version: string; state: string }[]
  resources: { threads: string[]; cpu: number; classes: number; objectBytes: number; sockets?: number } | null
}

export interface Operation {
  id: string
  kind: string
  plugin: string
  by: string
  state: 'waiting' | 'running' | 'done' | 'refused' | 'rolled-back' | 'failed'
  step: Text
  drainUntil: string | null
  remaining: number
  losses: Text
  disturbed: string[]
  problems: Problem[]
  startedAt: string
  endedAt: string | null
}

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
