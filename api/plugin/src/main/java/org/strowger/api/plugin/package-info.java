/**
 * Plug-ins: what they are, what they contribute, and how they are taken out of service while calls go on.
 */
@Export
@Version("1.0.0")
package org.strowger.api.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
