import accounts from './accounts.zh'
import shell from './shell.zh'
import dashboard from './dashboard.zh'
import tiles from './tiles.zh'
import calls from './calls.zh'
import records from './records.zh'
import trace from './trace.zh'
import plugins from './plugins.zh'

export default { ...shell, ...accounts, ...dashboard, ...tiles, ...calls, ...records, ...trace, ...plugins }
