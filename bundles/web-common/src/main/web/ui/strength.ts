/** A rough guess at how hard a password is to find: 0 nothing, 1 weak, 2 fair, 3 good, 4 strong. The server decides. */
export function strength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (!password) return 0
  const alphabets: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^A-Za-z0-9]/, 33],
  ]
  const size = alphabets.reduce((sum, [pattern, n]) => sum + (pattern.test(password) ? n : 0), 0)
  const bits = surprising(password) * Math.log2(size)
  if (password.length < 10 || bits < 40) return 1
  if (bits < 55) return 2
  return bits < 75 ? 3 : 4
}

/** Characters that are no repetition or continuation of the one before. */
function surprising(password: string): number {
  let n = 1
  for (let i = 1; i < password.length; i++) {
    const step = password.charCodeAt(i) - password.charCodeAt(i - 1)
    n += Math.abs(step) <= 1 ? 0.25 : 1
  }
  return n
}
