import type { Text } from '@common/api/client'

export interface Component {
  name: string
  status: 'ready' | 'degraded' | 'failed' | 'starting' | string
  reason: Text
}

export interface SystemReport {
  version: string
  now: string
  uptime: number
  java: string
  memory: { used: number; committed: number; max: number }
  cpu: { processors: number }
  counts: { calls: number; registrations: number; configVersion: number; eventStreams: number }
  status: string
  components: Component[]
  product?: string
  hostName?: string
  board?: { model: string; name: Text } | null
  hardware?: { vendor: string; model: string; processor: string; cores: number; memoryBytes: number } | null
  os?: { name: string; kernel: string; architecture: string } | null
  machineUptime?: number | null
  timeZone?: string
  storage?: { path: string; totalBytes: number; freeBytes: number; databaseBytes: number | null } | null
  interfaces?: { name: string; mac: string; addresses: string[]; up: boolean; speedMbit: number | null }[]
  ports?: { service: string; port: number; to: number }[]
}
