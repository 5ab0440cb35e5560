package org.strowger.api.hal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A digital trunk: E1, T1 or BRI. Its health is RED while it has an alarm. */
@ConsumerType
public interface SpanPort extends LinePort {
    /** Framing of the line. */
    enum Framing {
        E1_CAS,
        E1_CCS,
        E1_CAS_CRC4,
        E1_CCS_CRC4,
        T1_ESF,
        T1_D4,
        BRI_POINT_TO_POINT,
        BRI_MULTIPOINT
    }

    /** Line coding. */
    enum Coding {
        HDB3,
        AMI,
        B8ZS
    }

    /** Alarms as they are told on the line. */
    enum Alarm {
        /** No signal. */
        LOS,
        /** No frame alignment. */
        LFA,
        /** No multiframe alignment. */
        LMFA,
        RED,
        /** The far end receives nothing (RAI). */
        YELLOW,
        /** All ones (AIS). */
        BLUE,
        RECOVERING,
        LOOPBACK
    }

    /** For tests of the line. */
    enum Loopback {
        OFF,
        LOCAL,
        REMOTE
    }

    /**
     * @param buildOut length of the line as the card counts it; 0 for short
     * @param clockFrom 0 when this side gives the clock; else priority with which the clock is taken from this line,
     *     1 first
     */
    record Settings(Framing framing, Coding coding, int buildOut, int clockFrom) {}

    void apply(Settings settings);

    Set<Alarm> alarms();

    /** By name: {@code bpv, crc, ebit, fas, slips}. */
    Map<String, Long> counters();

    void loopback(Loopback mode);

    /** Numbers of the time slots that carry sound. */
    List<Integer> channels();

    PortMedia media(int timeslot);

    HdlcLink hdlc(int timeslot);

    CasBits bits(int timeslot);
}
