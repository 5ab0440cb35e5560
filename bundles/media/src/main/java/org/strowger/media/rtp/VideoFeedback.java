package org.strowger.media.rtp;

import java.nio.ByteBuffer;

/**
 * Reads RTCP feedback of a party about what it is sent, and turns it into feedback to the party that it comes from: lost
 * packets (RFC 4585 section 6.2.1), lost pictures (section 6.3.1), a whole picture wanted (RFC 5104 section 4.3.1). Bounded:
 * nobody can have another flooded with requests. On the loop's thread.
 */
final class VideoFeedback {
    private static final int TRANSPORT = 205;
    private static final int PAYLOAD = 206;
    private static final int NACK = 1;
    private static final int PLI = 1;
    private static final int FIR = 4;
    private static final int HEADER = 12;
    private static final int MOST_PARTS = 16;
    private static final int MOST_LOSSES = 32;
    /** An encoder makes no sense of more whole pictures than that. */
    private static final long PICTURE_NANOS = 200_000_000L;

    private static final long LOSS_NANOS = 10_000_000L;

    /** Carries feedback to the party that the video comes from. */
    interface Target {
        /** A compound packet with room at its end, ready for more parts; null when none can be sent now. */
        ByteBuffer begin(long now);

        /** Our own SSRC towards that party. */
        int ssrc();

        void send(ByteBuffer compound);
    }

    private long lastPicture;
    private long lastLoss;
    private int pictureNumber;

    /** @param start so long ago that the first request is not too early */
    VideoFeedback(long start) {
        lastPicture = start - PICTURE_NANOS;
        lastLoss = start - LOSS_NANOS;
    }

    /**
     * Passes feedback on.
     *
     * @param in what came from a party, decrypted
     * @param sent the stream that this party gets, and that it must be about
     */
    void received(ByteBuffer in, VideoStream sent, Target to, long now) {
        int at = 0;
        for (int part = 0; part < MOST_PARTS && at + HEADER <= in.limit(); part++) {
            int length = 4 + 4 * (in.getShort(at + 2) & 0xFFFF);
            if ((in.get(at) & 0xC0) != 0x80 || at + length > in.limit()) {
                return;
            }
            if (length > 8 && sent.fed()) {
                part(in, at, length, sent, to, now);
            }
            at += length;
        }
    }

    private void part(ByteBuffer in, int at, int length, VideoStream sent, Target to, long now) {
        int type = in.get(at + 1) & 0xFF;
        int kind = in.get(at) & 0x1F;
        boolean ours = in.getInt(at + 8) == sent.ssrc();
        if (type == TRANSPORT && kind == NACK && ours) {
            losses(in, at + HEADER, at + length, sent, to, now);
        } else if (type == PAYLOAD && kind == PLI && ours) {
            picture(sent, to, now, false);
        } else if (type == PAYLOAD && kind == FIR && length >= HEADER + 8 && in.getInt(at + HEADER) == sent.ssrc()) {
            picture(sent, to, now, true);
        }
    }

    private void losses(ByteBuffer in, int from, int end, VideoStream sent, Target to, long now) {
        int count = Math.min(MOST_LOSSES, (end - from) / 4);
        ByteBuffer out = count == 0 || now - lastLoss < LOSS_NANOS ? null : to.begin(now);
        if (out == null) {
            return;
        }
        lastLoss = now;
        head(out, TRANSPORT, NACK, 2 + count, to.ssrc(), sent.source());
        for (int i = 0; i < count; i++) {
            int first = in.getShort(from + 4 * i) & 0xFFFF;
            out.putShort((short) sent.sourceSequence(first)).putShort(in.getShort(from + 4 * i + 2));
        }
        to.send(out.flip());
    }

    /** Asks the source for a whole picture. */
    void picture(VideoStream sent, Target to, long now, boolean intra) {
        ByteBuffer out = now - lastPicture < PICTURE_NANOS ? null : to.begin(now);
        if (out == null) {
            return;
        }
        lastPicture = now;
        if (intra) {
            pictureNumber = (pictureNumber + 1) & 0xFF;
            head(out, PAYLOAD, FIR, 4, to.ssrc(), 0);
            out.putInt(sent.source()).putInt(pictureNumber << 24);
        } else {
            head(out, PAYLOAD, PLI, 2, to.ssrc(), sent.source());
        }
        to.send(out.flip());
    }

    private static void head(ByteBuffer out, int type, int kind, int words, int own, int media) {
        out.putInt((0x80 | kind) << 24 | type << 16 | words).putInt(own).putInt(media);
    }
}
