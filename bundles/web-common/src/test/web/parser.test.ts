import { describe, expect, it } from 'vitest'
import { EventParser } from '@common/live/parser'
import { matches } from '@common/live/stream'

describe('EventParser', () => {
  it('reads events whatever the pieces are', () => {
    const text = ': hello\n\nid: 7\nevent: call.answered\ndata: {"a":\ndata: 1}\n\ndata: two\r\n\r\n'
    for (let size = 1; size < text.length; size++) {
      const parser = new EventParser()
      const events = []
      for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)))
      expect(events).toEqual([
        { id: '7', type: 'call.answered', data: '{"a":\n1}' },
        { id: '7', type: 'message', data: 'two' },
      ])
    }
  })

  it('tells how far one has come though nothing happened', () => {
    expect(new EventParser().push('id: 8\n: heartbeat\n\n: nothing\n\n')).toEqual([
      { id: '8', type: 'message', data: '' },
      { id: '8', type: 'message', data: '' },
    ])
    expect(new EventParser().push(': nothing\n\n')).toEqual([])
  })

  it('keeps what is not complete', () => {
    expect(new EventParser().push('event: a\ndata: 1\n')).toEqual([])
  })
})

describe('patterns of types', () => {
  it('match a type or all below a word', () => {
    expect(matches('call.*', 'call.answered')).toBe(true)
    expect(matches('call.*', 'callback.made')).toBe(false)
    expect(matches('call.answered', 'call.answered')).toBe(true)
    expect(matches('call.answered', 'call.answered.twice')).toBe(false)
  })
})
