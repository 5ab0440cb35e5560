package org.strowger.media.srtp;

import java.nio.ByteBuffer;
import org.strowger.api.media.SrtpKey;

/**
 * Checks and decrypts what comes from one party under one master key. What is forged, damaged, repeated or too old is
 * refused, and changes nothing. Used by one thread at a time.
 */
public final class SrtpReceiver {
    /** Sources of one party that are told apart: it may begin anew, after a transfer say, and send video layers. */
    private static final int MOST_STREAMS = 8;
    /** A first packet below this may have wrapped before it got here. */
    private static final int WRAPPED_EARLY = 0x1000;

    private static final class Stream {
        private final int ssrc;
        private final IndexWindow window = new IndexWindow();

        Stream(int ssrc) {
            this.ssrc = ssrc;
        }
    }

    private final ThreadLocal<Workspace> workspaces;
    private final Transform rtp;
    private final Transform rtcp;
    private final Stream[] streams = new Stream[MOST_STREAMS];
    private final Stream[] reporters = new Stream[MOST_STREAMS];
    private int nextStream;
    private int nextReporter;

    SrtpReceiver(SrtpKey key, ThreadLocal<Workspace> workspaces) {
        this.workspaces = workspaces;
        rtp = SessionKeys.rtp(key);
        rtcp = SessionKeys.rtcp(key);
    }

    private static Stream find(Stream[] among, int ssrc) {
        for (Stream stream : among) {
            if (stream != null && stream.ssrc == ssrc) {
                return stream;
            }
        }
        return null;
    }

    /** Makes a protected RTP packet, from 0 to its limit, a plain one in its place; false when it is not genuine. */
    public boolean unprotect(ByteBuffer packet) {
        Workspace w = workspaces.get();
        if (packet.limit() > Workspace.PACKET_BYTES) {
            return false;
        }
        int length = w.load(packet.position(0));
        int header = Headers.rtp(w, length);
        if (header < 0) {
            return false;
        }
        int ssrc = w.intAt(8);
        Stream known = find(streams, ssrc);
        Stream stream = known == null ? new Stream(ssrc) : known;
        int sequence = w.shortAt(2);
        int plain = attempt(w, stream, header, length, stream.window.guess(sequence));
        if (plain < 0 && known == null && sequence < WRAPPED_EARLY) {
            plain = attempt(w, stream, header, length, sequence + 0x10000L);
        }
        if (plain < 0) {
            return false;
        }
        if (known == null) {
            streams[nextStream] = stream;
            nextStream = (nextStream + 1) % MOST_STREAMS;
        }
        store(w, plain, packet);
        return true;
    }

    private int attempt(Workspace w, Stream stream, int header, int length, long index) {
        if (stream.window.used(index)) {
            return -1;
        }
        int plain = rtp.unprotect(w, header, length, stream.ssrc, index);
        if (plain >= 0) {
            stream.window.mark(index);
        }
        return plain;
    }

    private static void store(Workspace w, int length, ByteBuffer packet) {
        packet.put(0, w.packet, 0, length).limit(length);
    }

    /** The same for RTCP. Packets that are signed but not encrypted are refused. */
    public boolean unprotectControl(ByteBuffer packet) {
        Workspace w = workspaces.get();
        if (packet.limit() > Workspace.PACKET_BYTES) {
            return false;
        }
        int length = w.load(packet.position(0));
        int word = rtcp.indexWord(w, length);
        if (word >= 0) {
            return false;
        }
        int index = word & 0x7FFFFFFF;
        int ssrc = w.intAt(4);
        Stream known = find(reporters, ssrc);
        if (known != null && known.window.used(index)) {
            return false;
        }
        int plain = rtcp.unprotectControl(w, length, ssrc, index);
        if (plain < 0) {
            return false;
        }
        Stream stream = known == null ? new Stream(ssrc) : known;
        stream.window.mark(index);
        if (known == null) {
            reporters[nextReporter] = stream;
            nextReporter = (nextReporter + 1) % MOST_STREAMS;
        }
        store(w, plain, packet);
        return true;
    }
}
