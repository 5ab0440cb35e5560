package org.strowger.media.rtp;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.strowger.api.core.Scheduler;
import org.strowger.media.codec.CodecRegistry;
import org.strowger.media.net.EventLoops;
import org.strowger.media.net.PortAllocator;
import org.strowger.media.play.MediaClock;
import org.strowger.media.secure.Protection;

/**
 * What all endpoints share.
 *
 * @param worker opens sound sources
 * @param writer writes recordings, one task after another
 * @param protection encryption and ICE
 */
public record MediaContext(
        Scheduler scheduler,
        RandomGenerator random,
        EventLoops loops,
        PortAllocator ports,
        CodecRegistry codecs,
        MediaClock clock,
        Executor worker,
        Executor writer,
        Protection protection) {}
