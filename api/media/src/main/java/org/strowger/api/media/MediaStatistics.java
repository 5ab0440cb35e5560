package org.strowger.api.media;

/**
 * Figures of one endpoint since it was opened.
 *
 * @param codec encoding in use, or empty
 * @param lost packets that never came, by sequence number
 * @param jitterMs interarrival jitter, RFC 3550 section 6.4.1
 * @param roundTripMs from RTCP; -1 when unknown
 * @param remoteLost packets the party says it has lost, from RTCP; -1 when unknown
 * @param mos estimated listening quality 1.0 to 4.5 from loss, jitter and codec; 0 when nothing was received
 * @param bufferMs how long received sound waits here before it is played, where it is decoded; 0 where packets are
 *     only passed on
 * @param concealedMs sound that was made up here in place of what was missing
 * @param late packets that came too late to be played
 * @param packetMs length of the packets that are made here for the party; 0 when unknown
 * @param protection as {@link RtpEndpoint#protection}; empty for plain RTP
 */
public record MediaStatistics(
        String codec,
        long packetsReceived,
        long bytesReceived,
        long packetsSent,
        long bytesSent,
        long lost,
        long rejected,
        double jitterMs,
        double roundTripMs,
        long remoteLost,
        double mos,
        double bufferMs,
        long concealedMs,
        long late,
        int packetMs,
        String protection) {
    public static final MediaStatistics NONE = new MediaStatistics("", 0, 0, 0, 0, 0, 0, 0, -1, -1, 0);

    public MediaStatistics {
        // Records that were kept before have none.
        protection = protection == null ? "" : protection;
    }

    /** Of an endpoint that says nothing of its packets. */
    public MediaStatistics(
            String codec,
            long packetsReceived,
            long bytesReceived,
            long packetsSent,
            long bytesSent,
            long lost,
            long rejected,
            double jitterMs,
            double roundTripMs,
            long remoteLost,
            double mos,
            double bufferMs,
            long concealedMs,
            long late) {
        this(
                codec,
                packetsReceived,
                bytesReceived,
                packetsSent,
                bytesSent,
                lost,
                rejected,
                jitterMs,
                roundTripMs,
                remoteLost,
                mos,
                bufferMs,
                concealedMs,
                late,
                0,
                "");
    }

    /** The same, saying how the packets travel. */
    public MediaStatistics travelling(int milliseconds, String how) {
        return new MediaStatistics(
                codec,
                packetsReceived,
                bytesReceived,
                packetsSent,
                bytesSent,
                lost,
                rejected,
                jitterMs,
                roundTripMs,
                remoteLost,
                mos,
                bufferMs,
                concealedMs,
                late,
                milliseconds,
                how);
    }

    /** Of an endpoint whose sound is not decoded here. */
    public MediaStatistics(
            String codec,
            long packetsReceived,
            long bytesReceived,
            long packetsSent,
            long bytesSent,
            long lost,
            long rejected,
            double jitterMs,
            double roundTripMs,
            long remoteLost,
            double mos) {
        this(
                codec,
                packetsReceived,
                bytesReceived,
                packetsSent,
                bytesSent,
                lost,
                rejected,
                jitterMs,
                roundTripMs,
                remoteLost,
                mos,
                0,
                0,
                0);
    }
}
