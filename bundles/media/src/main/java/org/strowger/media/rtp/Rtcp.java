package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * RTCP of one endpoint (RFC 3550 section 6): makes reports and reads those of the party. It only ever measures: no
 * packet here, BYE least of all, ends anything. Used by one thread; the results may be read by any.
 */
final class Rtcp {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int MOST_PARTS = 16;
    private static final long NTP_EPOCH = 2_208_988_800L;

    private final ByteBuffer packet = ByteBuffer.allocate(256);
    private final byte[] name;
    private final SentStream out;
    private final ReceptionMeter meter;
    private final Instant startWall;
    private final long startNanos;
    private long sentBefore;
    private int lastSenderReport;
    private long lastSenderReportNanos;
    private volatile double roundTripMs = -1;
    private volatile long remoteLost = -1;

    Rtcp(SentStream out, ReceptionMeter meter, RandomGenerator random, Instant wall, long now) {
        this.out = out;
        this.meter = meter;
        this.startWall = wall;
        this.startNanos = now;
        // Says nothing about the host or the user (RFC 7022).
        name = HexFormat.of().toHexDigits(random.nextLong()).getBytes(StandardCharsets.US_ASCII);
    }

    double roundTripMs() {
        return roundTripMs;
    }

    long remoteLost() {
        return remoteLost;
    }

    /** Time in NTP format, on the monotonic clock. */
    private long ntp(long now) {
        long nanos = startWall.getNano() + (now - startNanos);
        long seconds = startWall.getEpochSecond() + NTP_EPOCH + Math.floorDiv(nanos, 1_000_000_000L);
        return seconds << 32 | (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
    }

    /** A compound packet, ready to be sent; valid until the next call. */
    ByteBuffer report(long now) {
        boolean sender = out.packets() > sentBefore;
        sentBefore = out.packets();
        int blocks = meter.started() ? 1 : 0;
        packet.clear();
        int words = 1 + (sender ? 5 : 0) + 6 * blocks;
        packet.putInt(0x80 << 24 | blocks << 24 | (sender ? SENDER_REPORT : RECEIVER_REPORT) << 16 | words);
        packet.putInt(out.ssrc());
        if (sender) {
            packet.putLong(ntp(now)).putInt(out.timestampAt(now));
            packet.putInt((int) out.packets()).putInt((int) (out.bytes() - out.packets() * RtpPacket.HEADER_BYTES));
        }
        if (blocks > 0) {
            meter.report(packet);
            packet.putInt(lastSenderReport);
            packet.putInt(lastSenderReport == 0 ? 0 : (int) ((now - lastSenderReportNanos) * 65536 / 1_000_000_000L));
        }
        describe();
        return packet.flip();
    }

    private void describe() {
        int length = 4 + 2 + name.length + 1;
        int words = (length + 3) / 4;
        packet.putInt(0x81 << 24 | SOURCE_DESCRIPTION << 16 | words);
        packet.putInt(out.ssrc());
        packet.put((byte) 1).put((byte) name.length).put(name);
        for (int i = length - 1; i < words * 4; i++) {
            packet.put((byte) 0);
        }
    }

    /** Reads what came; stops at the first thing that is not well formed. */
    void received(ByteBuffer in, long now) {
        int at = 0;
        for (int part = 0; part < MOST_PARTS && at + 8 <= in.limit(); part++) {
            int length = 4 + 4 * (in.getShort(at + 2) & 0xFFFF);
            if ((in.get(at) & 0xC0) != 0x80 || at + length > in.limit()) {
                return;
            }
            int type = in.get(at + 1) & 0xFF;
            if (type == SENDER_REPORT && length >= 28) {
                lastSenderReport = in.getInt(at + 10);
                lastSenderReportNanos = now;
                blocks(in, at + 28, at + length, in.get(at) & 0x1F, now);
            } else if (type == RECEIVER_REPORT) {
                blocks(in, at + 8, at + length, in.get(at) & 0x1F, now);
            }
            at += length;
        }
    }

    private void blocks(ByteBuffer in, int from, int end, int count, long now) {
        int at = from;
        for (int i = 0; i < count && at + 24 <= end; i++, at += 24) {
            if (in.getInt(at) == out.ssrc()) {
                block(in, at, now);
            }
        }
    }

    private void block(ByteBuffer in, int at, long now) {
        remoteLost = Math.max(0, in.getInt(at + 4) << 8 >> 8);
        int last = in.getInt(at + 16);
        if (last != 0) {
            int trip = (int) (ntp(now) >> 16) - last - in.getInt(at + 20);
            if (trip >= 0 && trip < 60 << 16) {
                roundTripMs = trip * 1000.0 / 65536;
            }
        }
    }
}
