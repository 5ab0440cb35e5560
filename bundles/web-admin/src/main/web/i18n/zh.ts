import accounts from './accounts.zh'
import shell from './shell.zh'

export default { ...shell, ...accounts }
