import { fileURLToPath } from 'node:url'
import basicSsl from '@vitejs/plugin-basic-ssl'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'
import { compressed } from '../web-common/vite/compressed'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `npm run dev -w web-admin` shows the pages of the sources with the data of a running system. */
const server = process.env.STROWGER ?? 'https://127.0.0.1:8443'

export default defineConfig({
  root: here('src/main/web'),
  base: '/admin/',
  resolve: {
    alias: { '@common': here('../web-common/src/main/web'), '@': here('src/main/web') },
  },
  plugins: [
    vue(),
    Components({ dts: false, resolvers: [ElementPlusResolver()] }),
    compressed(),
    basicSsl(),
  ],
  build: {
    outDir: here('target/web'),
    emptyOutDir: true,
    target: 'es2021',
    // Inlined files would need data: in the policy for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
  server: {
    port: Number(process.env.PORT ?? 5173),
    proxy: Object.fromEntries(
      ['/api', '/health', '/branding'].map((path) => [path, { target: server, secure: false, changeOrigin: true, headers: { origin: server } }]),
    ),
  },
  test: {
    environment: 'jsdom',
    // Where ./test counts those of all modules.
    reporters: ['default', 'junit'],
    outputFile: { junit: here('target/vitest-reports/TEST-pages.xml') },
    root: here('.'),
    include: ['src/test/web/**/*.test.ts', '../web-common/src/test/web/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
} as any)
