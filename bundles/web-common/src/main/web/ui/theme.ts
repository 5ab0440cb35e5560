import { ref, watch } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'strowger.theme'
const system = window.matchMedia('(prefers-color-scheme: dark)')

const stored = localStorage.getItem(KEY)
export const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto')
export const dark = ref(false)

function apply(): void {
  dark.value = theme.value === 'dark' || (theme.value === 'auto' && system.matches)
  document.documentElement.classList.toggle('dark', dark.value)
}

watch(theme, (value) => {
  localStorage.setItem(KEY, value)
  apply()
})
system.addEventListener('change', apply)
apply()
