export interface DiffLine {
  text: string
  mark: 'same' | 'added' | 'removed'
}

/** Head and body of a SIP message, by lines. */
export function parts(message: string): { head: string[]; body: string[] } {
  const text = message.replace(/\r\n/g, '\n')
  const gap = text.indexOf('\n\n')
  const lines = (part: string) => part.split('\n').filter((line, i, all) => line !== '' || i < all.length - 1)
  return gap < 0 ? { head: lines(text), body: [] } : { head: lines(text.slice(0, gap)), body: lines(text.slice(gap + 2)) }
}

const MOST = 400

/** What a description says differently from another: the longest common lines stay, the others came or went. */
export function difference(before: string[], after: string[]): DiffLine[] {
  if (before.length > MOST || after.length > MOST) return after.map((text) => ({ text, mark: 'same' }))
  const common = table(before, after)
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ text: after[j++], mark: 'same' })
      i++
    } else if (i < before.length && (j >= after.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push({ text: before[i++], mark: 'removed' })
    } else {
      lines.push({ text: after[j++], mark: 'added' })
    }
  }
  return lines
}

function table(before: string[], after: string[]): number[][] {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i][j] = before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1])
    }
  }
  return common
}
