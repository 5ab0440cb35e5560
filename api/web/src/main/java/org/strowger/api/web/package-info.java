/**
 * Pages of the user interface, contributed by those who have something to show.
 */
@Export
@Version("1.0.0")
package org.strowger.api.web;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
