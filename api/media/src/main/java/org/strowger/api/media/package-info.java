/**
 * Sound and video: endpoints, their protection, relaying, codecs, mixing, playing and recording. Nothing here knows about signalling.
 */
@Export
@Version("1.2.0")
package org.strowger.api.media;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
