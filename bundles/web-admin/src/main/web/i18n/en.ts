import accounts from './accounts.en'
import calls from './calls.en'
import dashboard from './dashboard.en'
import history from './history.en'
import plugins from './plugins.en'
import records from './records.en'
import shell from './shell.en'
import tiles from './tiles.en'
import trace from './trace.en'
import wizard from './wizard.en'

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
