export interface ServerEvent {
  id: string
  type: string
  /** Empty when all that is told is how far one has come. */
  data: string
}

/** Reads `text/event-stream` piece by piece (HTML Living Standard, 9.2). */
export class EventParser {
  private rest = ''
  private event = { id: '', type: 'message', data: [] as string[] }

  /** Events that are complete with this piece. */
  push(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.line(line))
  }

  private line(line: string): ServerEvent[] {
    if (line === '') return this.end()
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.event.type = value
    else if (field === 'data') this.event.data.push(value)
    else if (field === 'id') this.event.id = value
    return []
  }

  private end(): ServerEvent[] {
    const { id, type, data } = this.event
    this.event = { id, type: 'message', data: [] }
    return data.length || id ? [{ id, type, data: data.join('\n') }] : []
  }
}
