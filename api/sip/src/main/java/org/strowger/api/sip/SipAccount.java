package org.strowger.api.sip;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Everything signalling must know of an extension. Built anew with each configuration; compared by value to find out
 * what changed.
 *
 * @param password clear text, for digest; never log
 * @param maxContacts 1 to 10
 * @param registrationExpiry longest time a registration is granted
 * @param allowedNetworks CIDR blocks it may come from; empty for any
 * @param remoteAllowed may come from outside the local networks
 * @param qualifyInterval zero for no qualify
 * @param nat symmetric signalling and media, contact rewritten
 * @param media encryption, browser, video
 * @param codecs names of {@link org.strowger.api.media.Codec#name} in order of preference
 */
public record SipAccount(
        String user,
        String displayName,
        String password,
        boolean enabled,
        Set<Transport> transports,
        int maxContacts,
        Duration registrationExpiry,
        List<String> allowedNetworks,
        boolean remoteAllowed,
        Duration qualifyInterval,
        Duration qualifyTimeout,
        boolean nat,
        List<String> codecs,
        DtmfMode dtmf,
        boolean sendPai,
        boolean sendRpid,
        Duration rtpTimeout,
        boolean inbandProgress,
        MediaPolicy media) {
    /** With plain sound and no video. */
    public SipAccount(
            String user,
            String displayName,
            String password,
            boolean enabled,
            Set<Transport> transports,
            int maxContacts,
            Duration registrationExpiry,
            List<String> allowedNetworks,
            boolean remoteAllowed,
            Duration qualifyInterval,
            Duration qualifyTimeout,
            boolean nat,
            List<String> codecs,
            DtmfMode dtmf,
            boolean sendPai,
            boolean sendRpid,
            Duration rtpTimeout,
            boolean inbandProgress) {
        this(
                user,
                displayName,
                password,
                enabled,
                transports,
                maxContacts,
                registrationExpiry,
                allowedNetworks,
                remoteAllowed,
                qualifyInterval,
                qualifyTimeout,
                nat,
                codecs,
                dtmf,
                sendPai,
                sendRpid,
                rtpTimeout,
                inbandProgress,
                MediaPolicy.PLAIN);
    }

    /** Whether packets are encrypted. */
    public enum Encryption {
        /** Plain; an offer of encrypted sound alone is refused. */
        OFF,
        /** Encrypted when the party can, else plain. */
        OPTIONAL,
        /** Encrypted or no call. */
        REQUIRED
    }

    /**
     * What is agreed about media besides the codecs of the sound.
     *
     * @param webrtc the party is a browser: DTLS-SRTP, ICE, RTCP on one port, AVPF profile
     * @param videoCodecs encodings of video that may be relayed, such as {@code H264}, in order of preference; empty for
     *     no video
     */
    public record MediaPolicy(Encryption encryption, boolean webrtc, List<String> videoCodecs) {
        public static final MediaPolicy PLAIN = new MediaPolicy(Encryption.OFF, false, List.of());

        public MediaPolicy {
            videoCodecs = List.copyOf(videoCodecs);
        }
    }

    /** How it may reach us. */
    public enum Transport {
        UDP,
        TCP,
        TLS,
        WS,
        WSS
    }

    /** How keys are signalled. */
    public enum DtmfMode {
        RFC4733,
        INFO,
        INBAND,
        AUTO
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "SipAccount[" + user + "]";
    }
}
