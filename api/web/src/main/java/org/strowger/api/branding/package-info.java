/**
 * How the product calls itself and looks to those who use it.
 */
@Export
@Version("1.0.0")
package org.strowger.api.branding;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
