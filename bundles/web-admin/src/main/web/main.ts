import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '@common/ui/style.css'
import '@common/ui/theme'
import { createApp } from 'vue'
import { addTexts, i18n } from '@common/i18n'
import { tell } from '@common/ui/errors'
import App from './App.vue'
import { router } from './router'
import en from './i18n/en'
import zh from './i18n/zh'

addTexts({ en, zh })

const app = createApp(App)
app.config.errorHandler = (error) => {
  console.error(error)
  tell(error)
}
window.addEventListener('unhandledrejection', (event) => tell(event.reason))
app.use(i18n).use(router).mount('#app')
