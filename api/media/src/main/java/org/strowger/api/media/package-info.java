/**
 * Sound: endpoints, relaying, codecs, playing and recording. Nothing here knows about signalling.
 */
@Export
@Version("1.2.0")
package org.strowger.api.media;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
