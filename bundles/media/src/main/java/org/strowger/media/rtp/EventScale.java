package org.strowger.media.rtp;

/**
 * Puts the duration of passed-on events right where the two sides count it by different clocks. A key that is held so long that
 * one side tells it in segments (RFC 4733 section 2.5.1.3) stays one event here. One thread.
 */
final class EventScale {
    private static final int LONGEST = 0xFFFF;
    private static final int NEXT_MS = 60;

    private boolean begun;
    private int ssrc;
    private int code;
    private int first;
    private int last;
    private int lastDuration;
    private boolean ended;

    /**
     * Takes the next packet of an event.
     *
     * @return the timestamp, on the speaker's clock, at which the event that it belongs to began
     */
    int scale(RtpPacket packet, int inRate, int outRate) {
        int age = packet.timestamp() - last;
        boolean same = begun && ssrc == packet.ssrc() && age == 0;
        boolean goesOn = begun
                && !ended
                && ssrc == packet.ssrc()
                && code == packet.payloadByte(0)
                && !packet.marker()
                && age > 0
                && age <= lastDuration + NEXT_MS * (inRate / 1000);
        if (!same && !goesOn) {
            first = packet.timestamp();
            ended = false;
        }
        begun = true;
        ssrc = packet.ssrc();
        code = packet.payloadByte(0);
        last = packet.timestamp();
        lastDuration = packet.payloadByte(2) << 8 | packet.payloadByte(3);
        ended |= (packet.payloadByte(1) & 0x80) != 0;
        long whole = (long) (last - first + lastDuration) * outRate / inRate;
        packet.eventDuration((int) Math.min(LONGEST, whole));
        return first;
    }
}
