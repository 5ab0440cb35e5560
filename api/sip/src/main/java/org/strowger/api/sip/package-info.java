/**
 * What other bundles may know of SIP: accounts that may register, registrations, subscriptions and what can be
 * subscribed to, the trace.
 */
@Export
@Version("1.2.0")
package org.strowger.api.sip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
