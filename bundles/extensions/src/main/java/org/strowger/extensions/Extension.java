package org.strowger.extensions;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.sip.SipAccount;

/**
 * An IP extension: a person with a number and one or more phones. What a field does to a call is said in its help text;
 * dormant fields are kept for features that are yet to come.
 */
@ConfigType(
        name = "extension",
        key = "number",
        readableBy = "operator",
        title = "name",
        icon = "phone",
        menu = "phone",
        menuOrder = 10)
public record Extension(
        // ---- profile
        @Field(
                        required = true,
                        numberKind = "user",
                        pattern = "[0-9]{2,11}",
                        group = "profile",
                        order = 10,
                        column = true)
                String number,
        @Field(
                        pattern = "[^\\p{Cntrl}]*",
                        maxLength = 64,
                        group = "profile",
                        order = 20,
                        column = true,
                        personal = true)
                String name,
        @Field(
                        secret = Field.SecretKind.ENCRYPTED,
                        pattern = "[\\x21-\\x7e]*",
                        maxLength = 64,
                        group = "profile",
                        order = 30,
                        widget = "password-generate",
                        personal = true)
                String password,
        @Field(defaultValue = "true", group = "profile", order = 40, column = true) boolean enabled,
        @Field(pattern = "\\+?[0-9]{0,20}", group = "profile", order = 50, dormant = true, personal = true)
                String mobileNumber,
        @Field(
                        pattern = "|[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+",
                        maxLength = 254,
                        group = "profile",
                        order = 60,
                        dormant = true,
                        personal = true)
                String email,
        @Field(
                        defaultValue = "DialPlan1",
                        pattern = "[A-Za-z0-9_-]{0,32}",
                        group = "profile",
                        order = 70,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                String dialPermission,
        @Field(defaultValue = "SYSTEM", group = "profile", order = 80) Language language,
        @Field(pattern = "\\+?[0-9]{0,20}", group = "profile", order = 90, dormant = true, series = true)
                String callerId1,
        @Field(
                        pattern = "\\+?[0-9]{0,20}",
                        group = "profile",
                        order = 100,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        series = true)
                String callerId2,
        @Field(pattern = "[A-Za-z0-9]{0,32}", group = "profile", order = 110, importance = Field.Importance.ADVANCED)
                String musicClass,
        // ---- features
        @Field(defaultValue = "true", group = "features", order = 210) boolean callWaiting,
        @Field(defaultValue = "true", group = "features", order = 220, dormant = true) boolean voicemail,
        @Field(
                        secret = Field.SecretKind.ENCRYPTED,
                        pattern = "|[0-9]{4,10}",
                        group = "features",
                        order = 230,
                        dormant = true,
                        widget = "password-generate",
                        personal = true,
                        visibleWhen = "voicemail")
                String voicemailPin,
        @Field(defaultValue = "false", group = "features", order = 240) boolean remoteRegistration,
        @Field(defaultValue = "2", min = 1, max = 10, group = "features", order = 250) int maxRegistrations,
        @Field(defaultValue = "false", group = "features", order = 260) boolean video,
        @Field(defaultValue = "H264", group = "features", order = 270, visibleWhen = "video") VideoCodec videoCodec,
        @Field(defaultValue = "false", group = "features", order = 280) boolean webrtc,
        @Field(defaultValue = "OFF", group = "features", order = 290, dormant = true) Recording recording,
        @Field(
                        defaultValue = "false",
                        group = "features",
                        order = 300,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                boolean spyable,
        @Field(
                        defaultValue = "1800",
                        min = 60,
                        max = 86400,
                        group = "features",
                        order = 310,
                        importance = Field.Importance.ADVANCED,
                        unit = "s")
                Duration registrationExpiry,
        @Field(defaultValue = "false", group = "features", order = 320, dormant = true) boolean softphone,
        @Field(
                        pattern = "\\+?[0-9*#]{1,32}",
                        maxLength = 1000,
                        group = "features",
                        order = 330,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags")
                List<String> inboundWhitelist,
        @Field(
                        pattern = "\\+?[0-9*#]{1,32}",
                        maxLength = 1000,
                        group = "features",
                        order = 340,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags")
                List<String> outboundWhitelist,
        @Field(defaultValue = "false", group = "features", order = 350) boolean webLogin,
        @Field(
                        defaultValue = "[1]",
                        min = 1,
                        max = 64,
                        maxLength = 64,
                        group = "features",
                        order = 360,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags")
                List<Integer> pickupGroups,
        // ---- advanced
        @Field(
                        defaultValue = "[\"UDP\"]",
                        minLength = 1,
                        maxLength = 5,
                        group = "advanced",
                        order = 400,
                        importance = Field.Importance.ADVANCED)
                Set<SipAccount.Transport> transports,
        @Field(defaultValue = "RFC4733", group = "advanced", order = 410, importance = Field.Importance.ADVANCED)
                SipAccount.DtmfMode dtmfMode,
        @Field(defaultValue = "OFF", group = "advanced", order = 420, importance = Field.Importance.ADVANCED) Srtp srtp,
        @Field(
                        defaultValue = "300",
                        min = 0,
                        max = 3600,
                        group = "advanced",
                        order = 430,
                        importance = Field.Importance.ADVANCED,
                        unit = "s")
                Duration qualifyInterval,
        @Field(
                        defaultValue = "30",
                        min = 1,
                        max = 60,
                        group = "advanced",
                        order = 440,
                        importance = Field.Importance.ADVANCED,
                        unit = "s",
                        visibleWhen = "qualifyInterval!=0")
                Duration qualifyTimeout,
        @Field(defaultValue = "false", group = "advanced", order = 450, importance = Field.Importance.ADVANCED)
                boolean nat,
        @Field(
                        defaultValue = "false",
                        group = "advanced",
                        order = 460,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                boolean iax2,
        @Field(
                        maxLength = 100,
                        group = "advanced",
                        order = 470,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags")
                List<String> trustedAddresses,
        @Field(defaultValue = "false", group = "advanced", order = 480, importance = Field.Importance.ADVANCED)
                boolean sendPai,
        @Field(defaultValue = "false", group = "advanced", order = 490, importance = Field.Importance.ADVANCED)
                boolean sendRpid,
        @Field(
                        defaultValue = "60",
                        min = 0,
                        max = 3600,
                        group = "advanced",
                        order = 500,
                        importance = Field.Importance.ADVANCED,
                        unit = "s")
                Duration rtpTimeout,
        @Field(defaultValue = "false", group = "advanced", order = 510, importance = Field.Importance.ADVANCED)
                boolean inbandProgress,
        @Field(
                        defaultValue = "[\"alaw\",\"ulaw\",\"g729\"]",
                        options = {"alaw", "ulaw", "g722", "g726", "g729", "gsm", "speex", "ilbc", "opus"},
                        minLength = 1,
                        maxLength = 9,
                        group = "advanced",
                        order = 520,
                        importance = Field.Importance.ADVANCED,
                        widget = "codec-order")
                List<String> codecs,
        // ---- the user's own page
        @Field(
                        defaultValue = "LAST_USED",
                        group = "hosted",
                        order = 600,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                RingDevices ringDevices,
        @Field(
                        pattern = "|\\+?[0-9]{1,20}",
                        group = "hosted",
                        order = 610,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                String forwardExternal,
        @Field(
                        pattern = "[0-9]{2,11}",
                        maxLength = 10,
                        group = "hosted",
                        order = 620,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags")
                List<String> forwardExtensions,
        @Field(
                        defaultValue = "FIXED",
                        group = "hosted",
                        order = 640,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                CallerIdPolicy callerIdPolicy,
        @Field(
                        pattern = "\\+?[0-9]{1,20}",
                        maxLength = 100,
                        group = "hosted",
                        order = 650,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        widget = "tags",
                        visibleWhen = "callerIdPolicy!=fixed")
                List<String> assignedCallerIds,
        @Field(
                        defaultValue = "ORIGINAL",
                        group = "hosted",
                        order = 660,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                ShownNumber shownOnInternalTransfer,
        @Field(
                        defaultValue = "OWN",
                        group = "hosted",
                        order = 670,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                ShownNumber shownOnExternalTransfer,
        @Field(
                        defaultValue = "ORIGINAL",
                        group = "hosted",
                        order = 680,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                ShownNumber shownOnInternalForward,
        @Field(
                        defaultValue = "OWN",
                        group = "hosted",
                        order = 690,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                ShownNumber shownOnExternalForward,
        @Field(
                        defaultValue = "0",
                        min = 0,
                        max = 44640,
                        group = "hosted",
                        order = 700,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        unit = "min")
                int monthlyMinutes,
        @Field(
                        defaultValue = "NONE",
                        group = "hosted",
                        order = 710,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                NoAnswer noAnswer,
        @Field(
                        defaultValue = "30",
                        min = 5,
                        max = 60,
                        group = "hosted",
                        order = 720,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        unit = "s",
                        visibleWhen = "noAnswer!=none")
                Duration noAnswerAfter,
        @Field(
                        pattern = "|\\+?[0-9]{1,20}",
                        group = "hosted",
                        order = 730,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswer=forward")
                String noAnswerNumber,
        @Field(
                        secret = Field.SecretKind.ENCRYPTED,
                        pattern = "|[0-9]{4,12}",
                        group = "hosted",
                        order = 740,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        widget = "password-generate",
                        personal = true)
                String passcode,
        @Field(
                        defaultValue = "false",
                        group = "hosted",
                        order = 750,
                        dormant = true,
                        importance = Field.Importance.ADVANCED)
                boolean hotDesking,
        @Field(
                        secret = Field.SecretKind.ENCRYPTED,
                        pattern = "|[0-9]{4,10}",
                        group = "hosted",
                        order = 760,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "hotDesking",
                        widget = "password-generate",
                        personal = true)
                String hotDeskingPin,
        @Field(
                        defaultValue = "false",
                        group = "hosted",
                        order = 770,
                        dormant = true,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "softphone")
                boolean appDebug) {

    /** Of prompts. */
    public enum Language {
        SYSTEM,
        EN,
        ZH
    }

    /** Of a video call; both sides must use the same. */
    public enum VideoCodec {
        H261("H261"),
        H263("H263"),
        H263P("H263-1998", "H263-2000"),
        H264("H264"),
        VP8("VP8");

        private final List<String> encodings;

        VideoCodec(String... encodings) {
            this.encodings = List.of(encodings);
        }

        /** Its names in SDP. */
        public List<String> encodings() {
            return encodings;
        }
    }

    /** Which calls are recorded. */
    public enum Recording {
        OFF,
        INBOUND,
        OUTBOUND,
        ALL
    }

    /** Encryption of the sound. */
    public enum Srtp {
        OFF,
        OPTIONAL,
        REQUIRED
    }

    /** Which of a person's devices ring. */
    public enum RingDevices {
        LAST_USED,
        DESK,
        MOBILE,
        DESKTOP,
        ALL
    }

    /** Which number is shown on outside calls. */
    public enum CallerIdPolicy {
        FIXED,
        CHOOSE,
        RANDOM,
        REQUEST
    }

    /** Whose number is shown when a call is passed on. */
    public enum ShownNumber {
        OWN,
        ORIGINAL
    }

    /** What happens to a call that is not answered. */
    public enum NoAnswer {
        NONE,
        FORWARD,
        HANG_UP,
        NOTIFY,
        VOICEMAIL
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "Extension[" + number + "]";
    }
}
