const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'
const SIGNS = '-_.+=!'
const ATTEMPTS = 40

function pick(alphabet: string, count: number): string {
  const numbers = crypto.getRandomValues(new Uint32Array(count))
  return [...numbers].map((n) => alphabet[n % alphabet.length]).join('')
}

function matcher(pattern: string): RegExp | null {
  try {
    // \p{Cntrl} and the like are the server's way of writing it.
    return pattern ? new RegExp(pattern.replace(/\\p\{Cntrl\}/g, '\\u0000-\\u001f\\u007f'), 'u') : null
  } catch {
    return null
  }
}

/** A secret that is hard to guess and fits the pattern: with letters and signs, or digits alone where nothing else is allowed. */
export function generate(pattern = '', max = 64): string {
  const allowed = matcher(pattern)
  const fits = (text: string) => text.length <= max && (!allowed || allowed.test(text))
  for (let i = 0; i < ATTEMPTS; i++) {
    const text = pick(LETTERS + DIGITS + SIGNS, 14)
    if (/[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text) && /[^A-Za-z0-9]/.test(text) && fits(text)) return text
  }
  for (const make of [() => pick(LETTERS + DIGITS, 14), () => pick(LETTERS + DIGITS, 10), () => pick('0123456789', 8), () => pick('0123456789', 6), () => pick('0123456789', 4)]) {
    const text = make()
    if (fits(text)) return text
  }
  return pick(LETTERS + DIGITS, Math.min(14, max))
}

/** From 0 (guessed at once) to 4 (very strong), by what a guesser would have to try. */
export function strength(secret: string): number {
  if (!secret) return 0
  let alphabet = 0
  if (/[a-z]/.test(secret)) alphabet += 26
  if (/[A-Z]/.test(secret)) alphabet += 26
  if (/\d/.test(secret)) alphabet += 10
  if (/[^A-Za-z0-9]/.test(secret)) alphabet += 32
  const bits = telling(secret) * Math.log2(alphabet)
  return bits < 20 ? 0 : bits < 35 ? 1 : bits < 50 ? 2 : bits < 70 ? 3 : 4
}

/** Characters that tell something new: no repetition, no next in a row. */
function telling(secret: string): number {
  let count = 1
  for (let i = 1; i < secret.length; i++) {
    const step = secret.charCodeAt(i) - secret.charCodeAt(i - 1)
    if (Math.abs(step) > 1 || (i > 1 && step !== secret.charCodeAt(i - 1) - secret.charCodeAt(i - 2) && step !== 0)) count++
  }
  return count
}
