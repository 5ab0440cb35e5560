/** The key of the one that comes `more` after it: digits at the end count, zeros in front stay. Empty when they do not suffice. */
export function counted(first: string, more: number): string {
  const parts = /^(.*?)(\d{1,18})$/.exec(first)
  if (!parts) return ''
  const next = String(BigInt(parts[2]) + BigInt(more))
  return next.length > parts[2].length ? '' : parts[1] + next.padStart(parts[2].length, '0')
}
