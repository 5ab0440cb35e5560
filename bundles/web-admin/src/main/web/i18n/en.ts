import accounts from './accounts.en'
import shell from './shell.en'

export default { ...shell, ...accounts }
