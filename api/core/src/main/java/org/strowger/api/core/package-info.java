/**
 * What every other contract rests on: bilingual text, problems that a user can understand, time, component status.
 */
@Export
@Version("1.1.0")
package org.strowger.api.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
