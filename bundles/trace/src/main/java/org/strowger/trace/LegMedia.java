package org.strowger.trace;

import java.util.List;
import org.strowger.api.call.trace.SdpSummary.Stream;
import org.strowger.api.call.trace.TraceMedia;
import org.strowger.api.media.MediaStatistics;

/** The figures of a leg's sound with what was negotiated. */
final class LegMedia {
    private LegMedia() {}

    static TraceMedia of(String leg, String party, LiveTrace.LegNotes notes, MediaStatistics m) {
        Stream agreed = sound(notes.sdp.agreed());
        return new TraceMedia(
                leg,
                party,
                codec(m.codec(), agreed),
                agreed == null ? null : agreed.ptime(),
                agreed == null ? null : agreed.security(),
                address(sound(notes.sdp.ours())),
                address(sound(notes.sdp.theirs())),
                new TraceMedia.Flow(
                        m.packetsReceived(),
                        m.bytesReceived(),
                        m.lost(),
                        round(Wording.lossPercent(m)),
                        round(m.jitterMs())),
                sent(m),
                known(m.roundTripMs()),
                m.roundTripMs() < 0 && m.bufferMs() <= 0
                        ? null
                        : round(Math.max(0, m.roundTripMs()) / 2 + m.bufferMs()),
                m.mos() > 0 ? round(m.mos()) : null,
                notes.digits);
    }

    private static TraceMedia.Flow sent(MediaStatistics m) {
        boolean told = m.remoteLost() >= 0;
        Double percent = told && m.packetsSent() > 0 ? round(100.0 * m.remoteLost() / m.packetsSent()) : null;
        return new TraceMedia.Flow(m.packetsSent(), m.bytesSent(), told ? m.remoteLost() : null, percent, null);
    }

    private static String codec(String used, Stream agreed) {
        if (!used.isEmpty()) {
            return used;
        }
        return agreed == null || agreed.codecs().isEmpty()
                ? null
                : agreed.codecs().get(0);
    }

    private static Stream sound(List<Stream> streams) {
        return streams.stream()
                .filter(stream -> stream.kind().equals("audio"))
                .findFirst()
                .orElse(null);
    }

    private static String address(Stream stream) {
        return stream == null ? null : Addresses.text(stream.address(), stream.port());
    }

    private static Double known(double value) {
        return value < 0 ? null : round(value);
    }

    private static Double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
