import accounts from './accounts.zh'
import history from './history.zh'
import shell from './shell.zh'
import wizard from './wizard.zh'

export default { ...shell, ...accounts, ...history, ...wizard }
