/**
 * Relational storage: the embedded database by default, PostgreSQL by configuration, the same SQL on both.
 */
@Export
@Version("1.0.1")
package org.strowger.api.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
