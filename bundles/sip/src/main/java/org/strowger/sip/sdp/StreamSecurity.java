package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;
import org.strowger.api.sip.SipAccount.Encryption;

/**
 * Encryption of one stream over all its offers and answers: what the account allows, our keys, and the part in DTLS that
 * was taken once. What is encrypted stays so.
 */
final class StreamSecurity {
    /** What phones know first; the short tag last. */
    private static final List<SrtpSuite> OFFERED = List.of(
            SrtpSuite.AES_CM_128_HMAC_SHA1_80,
            SrtpSuite.AES_256_CM_HMAC_SHA1_80,
            SrtpSuite.AEAD_AES_256_GCM,
            SrtpSuite.AES_CM_128_HMAC_SHA1_32);

    private final Encryption policy;
    private final boolean browser;
    private final RandomGenerator random;
    private final Map<SrtpSuite, SrtpKey> keys = new EnumMap<>(SrtpSuite.class);
    private Protection inForce;
    private String association = "";

    StreamSecurity(Encryption policy, boolean browser, RandomGenerator random) {
        this.policy = policy;
        this.browser = browser;
        this.random = random;
    }

    /** Remembers what offer and answer agreed on. */
    void agreed(Protection protection, RemoteTransport remote) {
        inForce = protection;
        association = remote.association();
    }

    private boolean encryptedBefore() {
        return inForce != null && inForce.encrypted();
    }

    /**
     * Decides how to answer an offer; changes nothing yet.
     *
     * @param patient wait for the handshake of a party that leaves the choice to us, since we cannot reach it first
     */
    Protection choose(RemoteTransport offer, boolean patient) throws SdpException {
        if (policy == Encryption.OFF && !browser) {
            if (offer.profile().encrypted()) {
                throw SdpException.encryption("encrypted media is switched off for this account");
            }
            return Protection.NONE;
        }
        Optional<Protection> found = offered(offer, patient);
        if (found.isPresent()) {
            return found.get();
        }
        if (offer.profile().encrypted() || mustEncrypt()) {
            throw SdpException.encryption("encrypted media is needed, with a key exchange that both sides know");
        }
        return Protection.NONE;
    }

    private boolean mustEncrypt() {
        return browser || policy == Encryption.REQUIRED || encryptedBefore();
    }

    private Optional<Protection> offered(RemoteTransport offer, boolean patient) throws SdpException {
        if (browser || offer.profile().dtls()) {
            return dtls(offer, patient);
        }
        Optional<Protection> sdes = sdes(offer);
        return sdes.isPresent() ? sdes : dtls(offer, patient);
    }

    private Optional<Protection> sdes(RemoteTransport offer) throws SdpException {
        Crypto best = null;
        for (Crypto crypto : offer.cryptos()) {
            refuseOurOwn(crypto);
            boolean better = best == null || isShort(best) && !isShort(crypto);
            if (isInForce(crypto) || better && !(best != null && isInForce(best))) {
                best = crypto;
            }
        }
        return Optional.ofNullable(best)
                .map(c -> new Protection(new MediaSecurity.Sdes(ours(c.key().suite()), c.key()), c.tag()));
    }

    private boolean isInForce(Crypto crypto) {
        return inForce != null
                && inForce.security() instanceof MediaSecurity.Sdes now
                && now.theirs().suite() == crypto.key().suite();
    }

    private static boolean isShort(Crypto crypto) {
        return crypto.key().suite().name().endsWith("_32");
    }

    /** One key for both directions would encrypt different packets with the same key stream. */
    private void refuseOurOwn(Crypto crypto) throws SdpException {
        for (SrtpKey own : keys.values()) {
            if (java.security.MessageDigest.isEqual(own.material(), crypto.key().material())) {
                throw SdpException.encryption("the same key for both directions");
            }
        }
    }

    private SrtpKey ours(SrtpSuite suite) {
        return keys.computeIfAbsent(suite, s -> {
            byte[] material = new byte[s.keyBytes() + s.saltBytes()];
            random.nextBytes(material);
            return new SrtpKey(s, material);
        });
    }

    private Optional<Protection> dtls(RemoteTransport remote, boolean patient) throws SdpException {
        if (remote.fingerprint() == null || remote.setup() == Setup.HOLDCONN) {
            return Optional.empty();
        }
        MediaSecurity.Dtls kept = association(remote);
        boolean active =
                switch (remote.setup()) {
                    case ACTIVE -> false;
                    case PASSIVE -> true;
                    default -> kept != null ? kept.active() : !patient;
                };
        if (kept != null && kept.active() != active) {
            throw SdpException.encryption("the parts in DTLS cannot be changed within an association");
        }
        return Optional.of(new Protection(new MediaSecurity.Dtls(active, remote.fingerprint()), 0));
    }

    /** The DTLS association that goes on; null when there is none, or the party wants a new one (RFC 8842 section 4). */
    private MediaSecurity.Dtls association(RemoteTransport remote) {
        boolean same = inForce != null
                && inForce.security() instanceof MediaSecurity.Dtls now
                && now.fingerprint().equals(remote.fingerprint())
                && association.equals(remote.association());
        return same ? (MediaSecurity.Dtls) inForce.security() : null;
    }

    /** What an answer says of it. */
    List<SdpAttribute> answering(Protection protection, LocalMedia local) {
        if (protection.security() instanceof MediaSecurity.Sdes sdes) {
            return List.of(new Crypto(protection.tag(), sdes.ours()).attribute());
        }
        if (protection.security() instanceof MediaSecurity.Dtls dtls) {
            return certificate(local, dtls.active() ? Setup.ACTIVE : Setup.PASSIVE);
        }
        return List.of();
    }

    private static List<SdpAttribute> certificate(LocalMedia local, Setup setup) {
        return List.of(
                new SdpAttribute("fingerprint", local.fingerprint()),
                new SdpAttribute("setup", setup.name().toLowerCase(Locale.ROOT)));
    }

    /** The profile to offer first. */
    Profile profile() {
        if (browser) {
            return Profile.DTLS_SAVPF;
        }
        return policy == Encryption.REQUIRED ? Profile.SAVP : Profile.AVP;
    }

    /**
     * What an offer says of it: what is in force, or for a new stream what the account allows. With REQUIRED both key
     * exchanges, so that phones of either kind can take it; with OPTIONAL keys in a plain profile (RFC 8643), which
     * phones that do not encrypt pass over.
     */
    List<SdpAttribute> offering(LocalMedia local) {
        if (inForce != null) {
            return offeringAgain(local);
        }
        List<SdpAttribute> attributes = new ArrayList<>();
        if (!browser && policy != Encryption.OFF) {
            for (int i = 0; i < OFFERED.size(); i++) {
                attributes.add(new Crypto(i + 1, ours(OFFERED.get(i))).attribute());
            }
        }
        if (browser || policy == Encryption.REQUIRED) {
            attributes.addAll(certificate(local, Setup.ACTPASS));
        }
        return attributes;
    }

    private List<SdpAttribute> offeringAgain(LocalMedia local) {
        if (inForce.security() instanceof MediaSecurity.Sdes sdes) {
            return List.of(new Crypto(1, sdes.ours()).attribute());
        }
        return inForce.encrypted() ? certificate(local, Setup.ACTPASS) : List.of();
    }

    /**
     * Takes the answer to {@link #offering}.
     *
     * @param profile that was offered
     * @param said what was offered, as it was sent
     */
    Protection accept(RemoteTransport answer, Profile profile, List<SdpAttribute> said) throws SdpException {
        if (profile.encrypted() && !answer.profile().encrypted()) {
            throw SdpException.encryption("the answer is plain, the offer was encrypted");
        }
        boolean keysOffered = said.stream().anyMatch(a -> a.name().equals("crypto"));
        boolean certificateOffered = said.stream().anyMatch(a -> a.name().equals("fingerprint"));
        if (keysOffered && !answer.cryptos().isEmpty() && !answer.profile().dtls()) {
            return new Protection(answered(answer.cryptos().get(0), said), 0);
        }
        if (certificateOffered && answer.fingerprint() != null && answer.setup() != Setup.ACTPASS) {
            return dtls(answer, false).orElseThrow(() -> SdpException.encryption("no part in DTLS"));
        }
        if (answer.profile().encrypted() || mustEncrypt()) {
            throw SdpException.encryption("the answer has no key that fits the offer");
        }
        return Protection.NONE;
    }

    private MediaSecurity answered(Crypto chosen, List<SdpAttribute> said) throws SdpException {
        refuseOurOwn(chosen);
        Crypto own = said.stream()
                .filter(a -> a.name().equals("crypto"))
                .flatMap(a -> Crypto.parse(a.value()).stream())
                .filter(c -> c.tag() == chosen.tag()
                        && c.key().suite() == chosen.key().suite())
                .findFirst()
                .orElseThrow(() -> SdpException.encryption("the answer chose a key that was not offered"));
        return new MediaSecurity.Sdes(own.key(), chosen.key());
    }
}
