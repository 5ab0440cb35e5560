/**
 * Which board this system runs on: descriptions of boards, what matched and why, ports, and how much may be done.
 */
@Export
@Version("1.0.0")
package org.strowger.api.board;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
