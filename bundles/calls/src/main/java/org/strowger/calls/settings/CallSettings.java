package org.strowger.calls.settings;

import java.time.Duration;
import org.strowger.api.call.Diversion;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Settings of all calls.
 *
 * @param ringTime how long a called party rings
 * @param maxDuration after which a call is ended whatever it does
 * @param jitterBuffer play transcoded sound out evenly; see {@code MediaService.bridge}
 * @param recordingSilence after which a message being recorded is taken to be over; zero for never
 * @param recordingSilenceLevel below which a caller is silent, in dB relative to full scale
 * @param fallbackDestination where calls go whose plug-in is not there; empty for the operator
 * @param inCallKeyTime milliseconds between two keys of a code that is pressed in a call
 * @param earlyMedia pass on what a single called party says before it answers
 */
@ConfigType(name = "call-settings", readableBy = "operator", icon = "call", menu = "calls")
public record CallSettings(
        @Field(defaultValue = "30", min = 5, max = 180, group = "calls", order = 10, unit = "s") Duration ringTime,
        @Field(defaultValue = "14400", min = 60, max = 172800, group = "calls", order = 20, importance = Field.Importance.ADVANCED, unit = "s") Duration maxDuration,
        @Field(defaultValue = "false", group = "calls", order = 30) boolean blockAnonymous,
        @Field(defaultValue = "true", group = "calls", order = 40, importance = Field.Importance.ADVANCED) boolean earlyMedia,
        @Field(defaultValue = "default", pattern = "[A-Za-z0-9]{1,32}", group = "sound", order = 70) String musicClass,
        @Field(pattern = "[0-9]{0,11}", group = "operator", order = 80) String operatorExtension,
        @Field(defaultValue = "true", group = "operator", order = 90, dormant = true) boolean zeroToOperator,
        @Field(defaultValue = "true", group = "transfer", order = 100) boolean transferOutbound,
        @Field(defaultValue = "true", group = "transfer", order = 110) boolean blindTransferCallback,
        @Field(defaultValue = "true", group = "transfer", order = 120, importance = Field.Importance.ADVANCED) boolean passOriginalCaller,
        @Field(defaultValue = "false", group = "inbound", order = 130, dormant = true) boolean autoAnswer,
        @Field(defaultValue = "0", min = 0, max = 60, group = "inbound", order = 140, dormant = true, unit = "s", visibleWhen = "autoAnswer")
                Duration autoAnswerDelay,
        @Field(pattern = "[A-Za-z0-9]{0,32}", group = "inbound", order = 150, dormant = true, importance = Field.Importance.ADVANCED) String ringbackMusic,
        @Field(defaultValue = "false", group = "inbound", order = 160, dormant = true, importance = Field.Importance.ADVANCED) boolean linesBusyPrompt,
        @Field(defaultValue = "FOLLOW", group = "calls", order = 45, importance = Field.Importance.ADVANCED) Redirection redirects,
        @Field(defaultValue = "DIVERSION", group = "signalling", order = 170, importance = Field.Importance.ADVANCED) DiversionHeader diversionHeader,
        @Field(defaultValue = "PAI", group = "signalling", order = 180, dormant = true, importance = Field.Importance.ADVANCED) IdentityHeader identityHeader,
        @Field(defaultValue = "false", group = "signalling", order = 190, dormant = true, importance = Field.Importance.ADVANCED) boolean preferredIdentity,
        @Field(defaultValue = "true", group = "signalling", order = 200, importance = Field.Importance.ADVANCED) boolean jitterBuffer,
        @Field(defaultValue = "true", group = "records", order = 210, dormant = true, importance = Field.Importance.ADVANCED) boolean logAbandonedQueueCalls,
        @Field(defaultValue = "5", min = 0, max = 60, group = "sound", order = 72, importance = Field.Importance.ADVANCED, unit = "s") Duration recordingSilence,
        @Field(defaultValue = "-45", min = -80, max = -20, group = "sound", order = 74, importance = Field.Importance.ADVANCED, unit = "dB", widget = "slider") int recordingSilenceLevel,
        @Field(defaultValue = "1500", min = 300, max = 5000, group = "calls", order = 48, importance = Field.Importance.ADVANCED, unit = "ms") int inCallKeyTime,
        @Field(destination = true, group = "operator", order = 85) String fallbackDestination) {

    /** How a diverted call names who diverted it. */
    public enum DiversionHeader {
        NONE,
        DIVERSION,
        HISTORY_INFO;

        /** The same, as technologies are told. */
        public Diversion.Style style() {
            return Diversion.Style.valueOf(name());
        }
    }

    /** What becomes of a call that a phone sends to another number. */
    public enum Redirection {
        /** It goes there, when the number is one of ours. */
        FOLLOW,
        /** The caller's phone is told the number and dials it. */
        PASS,
        /** The call counts as refused. */
        REFUSE
    }

    /** How the caller's number is asserted to others. */
    public enum IdentityHeader {
        NONE,
        PAI,
        RPID
    }
}
