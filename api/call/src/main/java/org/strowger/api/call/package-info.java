/**
 * Calls: legs, destinations, scripts, feature codes, call records.
 */
@Export
@Version("1.3.0")
package org.strowger.api.call;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
