import accounts from './accounts.en'
import history from './history.en'
import shell from './shell.en'
import wizard from './wizard.en'

export default { ...shell, ...accounts, ...history, ...wizard }
