import type { Text } from '@common/api/client'

export interface Port {
  id: string
  name: string
  kind: string
  health: string
  state: string
}

export interface Slot {
  index: number
  module: string
  revision: string
  ports: Port[]
}

export interface Board {
  model: string
  name: Text
  chosen: 'setting' | 'match' | 'fallback'
  state: 'ready' | 'no-driver' | 'failed'
  reason: Text
  driver: string
  limits: { extensions: number; calls: number }
  network: string[]
  features: string[]
  slots: Slot[]
  host: { vendor: string; model: string; revision: string; pci: string[]; usb: string[] }
  candidates: { model: string; matches: boolean; reason: Text }[]
}

export interface PortEvent {
  port: string
  health: string
  state: string
}

/** The board with a port as it is now; the same board when it has no such port. */
export function withPort(board: Board, event: PortEvent): Board {
  const slots = board.slots.map((slot) => ({
    ...slot,
    ports: slot.ports.map((port) => (port.id === event.port ? { ...port, health: event.health, state: event.state } : port)),
  }))
  return { ...board, slots }
}

export const HEALTH_TONES: Record<string, 'good' | 'fair' | 'poor' | 'none'> = { ok: 'good', red: 'fair', busy: 'fair', failed: 'poor', absent: 'none' }
export const BOARD_TONES = { ready: 'good', 'no-driver': 'fair', failed: 'poor' } as const
