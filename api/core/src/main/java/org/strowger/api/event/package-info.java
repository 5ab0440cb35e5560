/**
 * Typed domain events. Publishing never blocks; each subscriber has a bounded queue of its own.
 */
@Export
@Version("1.1.0")
package org.strowger.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
