/**
 * Who may sign in, with which role, and who is signed in.
 */
@Export
@Version("1.1.0")
package org.strowger.api.accounts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
