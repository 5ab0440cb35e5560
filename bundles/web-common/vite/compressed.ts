import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const WORTH_IT = /\.(js|css|html|svg|json)$/
const SMALLEST = 1024

/** Lays NAME.br and NAME.gz beside each file that gains by it: the server only chooses. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const file of filesBelow(folder)) {
        const content = readFileSync(file)
        if (WORTH_IT.test(file) && content.length >= SMALLEST) {
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
          writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
          writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
        }
      }
    },
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
