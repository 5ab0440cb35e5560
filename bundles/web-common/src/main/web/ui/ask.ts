import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message-box/style/css'
import { t } from '../i18n'

/** Asks before something that cannot be taken back by a click; true when it is to be done. */
export async function ask(title: string, text: string, yes: string, danger = false, no = t('common.cancel')): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: yes,
      cancelButtonText: no,
      confirmButtonType: danger ? 'danger' : 'primary',
      autofocus: true,
    })
    return true
  } catch {
    // Closed in whatever way: not wanted.
    return false
  }
}
