// What persons do in the administration; each walk is a test of one of the Web…Scenario classes.
import * as accessible from './accessible.mjs';
import * as calls from './calls.mjs';
import * as changes from './changes.mjs';
import * as extensions from './extensions.mjs';
import * as firstRun from './first-run.mjs';
import * as plugins from './plugins.mjs';
import * as session from './session.mjs';

export const walks = { ...accessible, ...calls, ...changes, ...extensions, ...firstRun, ...plugins, ...session };
