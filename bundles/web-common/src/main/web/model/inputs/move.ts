/** The list with one element at another place. */
export function move<T>(list: readonly T[], from: number, to: number): T[] {
  const out = [...list]
  if (from < 0 || from >= out.length) return out
  const [one] = out.splice(from, 1)
  out.splice(Math.max(0, Math.min(to, out.length)), 0, one)
  return out
}
