package org.strowger.api.hal;

import java.time.Instant;
import org.strowger.api.core.Text;

/**
 * Something that happened on a port. Kinds are added with time: who tells them apart keeps a branch for the others.
 * Where a card detects something itself it is told here as well as by software that listens.
 */
public sealed interface PortEvent {
    PortId port();

    Instant at();

    /** The port can be used, or no longer; or does something else now. */
    record StateChanged(PortId port, Instant at, PortHealth health, PortState state) implements PortEvent {}

    record OffHook(PortId port, Instant at) implements PortEvent {}

    record OnHook(PortId port, Instant at) implements PortEvent {}

    record Flash(PortId port, Instant at) implements PortEvent {}

    record Wink(PortId port, Instant at) implements PortEvent {}

    /** A burst of ringing from the exchange begins or ends. */
    record Rung(PortId port, Instant at, boolean begins) implements PortEvent {}

    /** A burst of our own ringing begins or ends. */
    record Ringer(PortId port, Instant at, boolean begins) implements PortEvent {}

    record PolarityReversed(PortId port, Instant at, boolean reversed) implements PortEvent {}

    /** The exchange's feed is gone or back. */
    record BatteryChanged(PortId port, Instant at, boolean present) implements PortEvent {}

    /** A telephone in parallel uses the line, or no longer. */
    record UsedElsewhere(PortId port, Instant at, boolean used) implements PortEvent {}

    record PulseDigit(PortId port, Instant at, int digit) implements PortEvent {}

    /** What a port was told to do is done. */
    record OperationDone(PortId port, Instant at, Operation operation) implements PortEvent {}

    /** The neon lamp of a message on an exchange line. */
    record NeonLamp(PortId port, Instant at, boolean on) implements PortEvent {}

    record Removed(PortId port, Instant at) implements PortEvent {}

    record ModuleFailed(PortId port, Instant at, Text reason) implements PortEvent {}

    record Key(PortId port, Instant at, char key, boolean down) implements PortEvent {}

    /**
     * The caller's number was received.
     *
     * @param absence why there is no number, as the standard says it; empty when there is one
     */
    record CallerId(PortId port, Instant at, String number, String name, String absence, String standard)
            implements PortEvent {}

    record CallerIdFailed(PortId port, Instant at, Text reason) implements PortEvent {}

    /** @param cycles heard so far, for tones with a cadence */
    record Heard(PortId port, Instant at, Sound sound, int cycles) implements PortEvent {}

    record EchoCanceller(PortId port, Instant at, boolean enabled, boolean nonlinear) implements PortEvent {}

    record MediaFault(PortId port, Instant at, Fault fault) implements PortEvent {}

    record AlarmChanged(PortId port, Instant at, SpanPort.Alarm alarm, boolean active) implements PortEvent {}

    record HdlcFault(PortId port, Instant at, int timeslot, HdlcLink.Fault fault) implements PortEvent {}

    record CasChanged(PortId port, Instant at, int timeslot, int before, int now) implements PortEvent {}

    record DChannel(PortId port, Instant at, boolean up) implements PortEvent {}

    record ChannelRestarted(PortId port, Instant at, int timeslot) implements PortEvent {}

    /** @param byFarEnd which side did it */
    record ChannelBlocked(PortId port, Instant at, int timeslot, boolean blocked, boolean byFarEnd)
            implements PortEvent {}

    record SimChanged(PortId port, Instant at, GsmPort.Sim sim) implements PortEvent {}

    record NetworkChanged(PortId port, Instant at, GsmPort.Network network) implements PortEvent {}

    record SignalChanged(PortId port, Instant at, GsmPort.Signal signal) implements PortEvent {}

    /** @param caller empty when withheld */
    record GsmRung(PortId port, Instant at, String caller) implements PortEvent {}

    record GsmCallChanged(PortId port, Instant at, GsmCall state) implements PortEvent {}

    record SmsReceived(PortId port, Instant at, byte[] pdu) implements PortEvent {}

    /** @param reference see {@link GsmPort#sendSms} */
    record SmsReported(PortId port, Instant at, int reference, boolean delivered) implements PortEvent {}

    record UssdReply(PortId port, Instant at, String text, boolean moreExpected) implements PortEvent {}

    record ModuleReset(PortId port, Instant at) implements PortEvent {}

    /** What may take a moment. */
    enum Operation {
        HOOK,
        DIAL,
        TONE
    }

    /** What may be heard. */
    enum Sound {
        BUSY,
        CONGESTION,
        DIAL_TONE,
        RINGBACK,
        SILENCE,
        FAX_CALLING,
        FAX_ANSWER,
        /** Answer tone with phase reversals: a modem. */
        MODEM_ANSWER
    }

    /** What may go wrong with sound. */
    enum Fault {
        OVERRUN,
        UNDERRUN,
        CLOCK_SLIP,
        STALLED
    }

    /** Stages of a cellular call. */
    enum GsmCall {
        DIALLING,
        ALERTING,
        ACTIVE,
        HELD,
        RELEASED
    }
}
