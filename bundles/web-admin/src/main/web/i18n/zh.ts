import accounts from './accounts.zh'
import calls from './calls.zh'
import dashboard from './dashboard.zh'
import history from './history.zh'
import plugins from './plugins.zh'
import records from './records.zh'
import shell from './shell.zh'
import tiles from './tiles.zh'
import trace from './trace.zh'
import wizard from './wizard.zh'

export default {
  ...accounts,
  ...calls,
  ...dashboard,
  ...history,
  ...plugins,
  ...records,
  ...shell,
  ...tiles,
  ...trace,
  ...wizard,
}
