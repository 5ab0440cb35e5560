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
