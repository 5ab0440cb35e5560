/**
 * How the system is, live: figures and their history, alarms, the machine, the state of every extension.
 */
@Export
@Version("1.0.0")
package org.strowger.api.monitor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
