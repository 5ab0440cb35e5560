import type { t } from '@common/i18n'

declare module 'vue' {
  interface ComponentCustomProperties {
    $t: typeof t
  }
}

export {}
