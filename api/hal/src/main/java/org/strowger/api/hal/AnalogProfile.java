package org.strowger.api.hal;

/**
 * Electrical settings of analog ports. What a card does not have it ignores; see {@link LinePort.Ability#PROFILE}.
 *
 * @param mode of operation: a country or standard such as {@code FCC}, {@code TBR21}, {@code CHINA}
 * @param alaw whether the card codes by A-law instead of µ-law
 * @param gains of the codec
 * @param ringing how bursts are made and recognised
 * @param battery how the loss of the line is recognised
 */
public record AnalogProfile(String mode, boolean alaw, Gains gains, Ringing ringing, Battery battery) {
    /** In dB; both directions as seen by the card: transmit goes to the line. */
    public record Gains(double fxoTransmit, double fxoReceive, double fxsTransmit, double fxsReceive) {}

    /**
     * @param debounceMillis shortest burst that counts
     * @param boost rings at a higher voltage
     * @param fast rings at 25 Hz instead of 20
     * @param lowPower rings at a lower voltage, for short lines
     * @param fullWave recognises a burst from both half waves
     */
    public record Ringing(int debounceMillis, boolean boost, boolean fast, boolean lowPower, boolean fullWave) {}

    /**
     * @param thresholdVolts below which there is no battery
     * @param debounceMillis how long that must last
     * @param alarmMillis after which the line is RED
     * @param reversed whether the resting polarity is reversed
     */
    public record Battery(int thresholdVolts, int debounceMillis, int alarmMillis, boolean reversed) {}
}
