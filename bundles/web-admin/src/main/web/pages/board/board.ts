import type { Rest } from '@common/api/rest'

export type Port = Rest['BoardStatus.Port']
export type Slot = Rest['BoardStatus.Slot']
export type Board = Rest['BoardResource.Board']

export interface PortEvent {
  port: string
  health: Port['health']
  state: Port['state']
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
