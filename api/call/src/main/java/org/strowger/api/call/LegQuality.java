package org.strowger.api.call;

import org.strowger.api.media.MediaStatistics;

/**
 * How the sound of one party is, since its endpoint was opened where nothing else is said.
 *
 * @param protection as in {@link MediaStatistics#protection}
 * @param lost packets of the party that never came
 * @param lossPercent the same, of all that were to come
 * @param recentLossPercent since the figures before; null when there are none
 * @param remoteLossPercent what the party has lost of ours; null when it does not say
 * @param roundTripMs null when unknown
 * @param mos as in {@link MediaStatistics#mos}; null when nothing was received
 */
public record LegQuality(
        String legId,
        String codec,
        int packetMs,
        String protection,
        long packetsReceived,
        long packetsSent,
        long lost,
        double lossPercent,
        Double recentLossPercent,
        Double remoteLossPercent,
        double jitterMs,
        Double roundTripMs,
        Double mos) {
    /** @param before figures of the same leg some time ago, or null */
    public static LegQuality of(String legId, MediaStatistics now, MediaStatistics before) {
        return new LegQuality(
                legId,
                now.codec(),
                now.packetMs(),
                now.protection(),
                now.packetsReceived(),
                now.packetsSent(),
                now.lost(),
                percent(now.lost(), now.packetsReceived()),
                before == null
                        ? null
                        : percent(
                                Math.max(0, now.lost() - before.lost()),
                                Math.max(0, now.packetsReceived() - before.packetsReceived())),
                now.remoteLost() < 0 ? null : percent(now.remoteLost(), now.packetsSent() - now.remoteLost()),
                rounded(now.jitterMs(), 10),
                now.roundTripMs() < 0 ? null : rounded(now.roundTripMs(), 10),
                now.mos() <= 0 ? null : rounded(now.mos(), 100));
    }

    private static double percent(long lost, long arrived) {
        long all = lost + Math.max(0, arrived);
        return all <= 0 ? 0 : rounded(100.0 * lost / all, 100);
    }

    private static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }
}
