/**
 * The trace of one call: everything that tells why it went where it went.
 */
@Export
@Version("1.0.0")
package org.strowger.api.call.trace;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
