import accounts from './accounts.en'
import shell from './shell.en'
import dashboard from './dashboard.en'
import tiles from './tiles.en'
import calls from './calls.en'
import records from './records.en'
import trace from './trace.en'
import plugins from './plugins.en'

export default { ...shell, ...accounts, ...dashboard, ...tiles, ...calls, ...records, ...trace, ...plugins }
