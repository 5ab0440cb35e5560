import type { Rest } from '@common/api/rest'

export type TileState = 'offline' | 'online' | 'in-call' | 'ringing' | 'dnd'

export type Contact = Rest['ExtensionTile.Contact']
export type Tile = Rest['ExtensionTile']
export type StateCounts = Rest['ExtensionCounts']

export interface TileEvent {
  tile: Tile
  gone: boolean
  counts: StateCounts | null
}

export type Choice = 'all' | TileState

export const STATES: { id: Choice; count: keyof StateCounts }[] = [
  { id: 'all', count: 'all' },
  { id: 'in-call', count: 'inCall' },
  { id: 'ringing', count: 'ringing' },
  { id: 'online', count: 'online' },
  { id: 'dnd', count: 'dnd' },
  { id: 'offline', count: 'offline' },
]

export const TONES = { 'in-call': 'busy', ringing: 'fair', online: 'good', dnd: 'poor', offline: 'none' } as const

/** By number as people count: 99 before 100; what is no number comes last. */
export function byNumber(a: Tile, b: Tile): number {
  return a.number.length - b.number.length || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)
}

/** All extensions with their states. The order is made anew only when one comes or goes. */
export class TileSet {
  private readonly tiles = new Map<string, Tile>()
  private order: string[] | null = null

  put(tile: Tile): void {
    if (!this.tiles.has(tile.number)) this.order = null
    this.tiles.set(tile.number, tile)
  }

  remove(number: string): void {
    if (this.tiles.delete(number)) this.order = null
  }

  /** Takes what happened, the latest of each extension last. */
  take(events: TileEvent[]): void {
    for (const event of events) {
      if (event.gone) this.remove(event.tile.number)
      else this.put(event.tile)
    }
  }

  get(number: string): Tile | undefined {
    return this.tiles.get(number)
  }

  get size(): number {
    return this.tiles.size
  }

  clear(): void {
    this.tiles.clear()
    this.order = null
  }

  private ordered(): Tile[] {
    this.order ??= [...this.tiles.values()].sort(byNumber).map((tile) => tile.number)
    return this.order.map((number) => this.tiles.get(number)!)
  }

  /** Those that a search finds, and how many of them are in each state. */
  view(search: string, choice: Choice): { shown: Tile[]; counts: StateCounts } {
    const wanted = search.trim().toLowerCase()
    const counts: StateCounts = { all: 0, offline: 0, online: 0, inCall: 0, ringing: 0, dnd: 0 }
    const shown: Tile[] = []
    for (const tile of this.ordered()) {
      if (wanted && !tile.number.includes(wanted) && !tile.name.toLowerCase().includes(wanted)) continue
      counts.all++
      counts[countOf(tile.state)]++
      if (choice === 'all' || choice === tile.state) shown.push(tile)
    }
    return { shown, counts }
  }
}

function countOf(state: TileState): keyof StateCounts {
  return state === 'in-call' ? 'inCall' : state
}
