/**
 * The configuration model: settings declared once as annotated records, changed in transactions, read from immutable snapshots.
 */
@Export
@Version("1.1.0")
package org.strowger.api.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
