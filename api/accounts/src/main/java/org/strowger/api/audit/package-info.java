/**
 * Who did what, from where, with what result: the log that administrators answer for.
 */
@Export
@Version("1.0.0")
package org.strowger.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
