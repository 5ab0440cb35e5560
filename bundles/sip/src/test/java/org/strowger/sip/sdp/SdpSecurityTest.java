package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.sip.sdp.Sdps.LOCAL;
import static org.strowger.sip.sdp.Sdps.sdp;

import java.util.Base64;
import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;
import org.strowger.api.sip.SipAccount.Encryption;
import org.strowger.api.sip.SipAccount.MediaPolicy;

/** SDES and DTLS in offers and answers, and that nothing is silently plain. */
public class SdpSecurityTest {
    private static final String SAVP = "m=audio 4000 RTP/SAVP 0";
    private static final String DTLS = "m=audio 4000 UDP/TLS/RTP/SAVP 0";
    private static final String KEY = key(30, 7);

    static String key(int length, int fill) {
        byte[] material = new byte[length];
        java.util.Arrays.fill(material, (byte) fill);
        return Base64.getEncoder().encodeToString(material);
    }

    private static String crypto(int tag, String suite, String key) {
        return "a=crypto:" + tag + " " + suite + " inline:" + key;
    }

    private static String crypto(int tag) {
        return crypto(tag, "AES_CM_128_HMAC_SHA1_80", KEY);
    }

    private static SdpSession session(Encryption encryption) {
        return Sdps.session(new MediaPolicy(encryption, false, List.of()), AudioFormat.PCMU);
    }

    private static Negotiated answer(SdpSession session, String... lines) throws SdpException {
        session.receiveOffer(sdp(lines));
        return session.answer(LOCAL, null, Direction.SENDRECV);
    }

    private static MediaSecurity security(Negotiated n) {
        return n.parameters().transport().security();
    }

    private static void refused(SdpSession session, String... lines) {
        assertThatThrownBy(() -> session.receiveOffer(sdp(lines)))
                .as(String.join(" ", lines))
                .isInstanceOfSatisfying(SdpException.class, e -> {
                    assertThat(e.reason()).isEqualTo(SdpException.Reason.NOT_ACCEPTABLE);
                    assertThat(e.warning()).isEqualTo(302);
                });
    }

    private static String lineOf(String sdp, String start) {
        return sdp.lines().filter(l -> l.startsWith(start)).findFirst().orElse("");
    }

    @Test
    public void offeredKeysAreAnsweredWithOursUnderTheSameTag() throws SdpException {
        SdpSession session = session(Encryption.REQUIRED);
        Negotiated n = answer(session, SAVP, crypto(4));
        assertThat(n.localSdp()).contains("m=audio 20000 RTP/SAVP 0").contains("a=crypto:4 AES_CM_128_HMAC_SHA1_80");
        MediaSecurity.Sdes sdes = (MediaSecurity.Sdes) security(n);
        assertThat(sdes.theirs())
                .isEqualTo(new SrtpKey(
                        SrtpSuite.AES_CM_128_HMAC_SHA1_80, Base64.getDecoder().decode(KEY)));
        assertThat(sdes.ours()).isNotEqualTo(sdes.theirs());
        assertThat(lineOf(n.localSdp(), "a=crypto"))
                .endsWith("inline:"
                        + Base64.getEncoder().encodeToString(sdes.ours().material()));
        Negotiated again = answer(session, SAVP, crypto(1), "a=sendonly");
        assertThat(((MediaSecurity.Sdes) security(again)).ours())
                .as("our key stays")
                .isEqualTo(sdes.ours());
    }

    @Test
    public void everySuiteIsKnownAndTheShortTagIsTheLastChoice() throws SdpException {
        for (SrtpSuite suite : SrtpSuite.values()) {
            Negotiated n = answer(
                    session(Encryption.OPTIONAL),
                    SAVP,
                    crypto(9, suite.name(), key(suite.keyBytes() + suite.saltBytes(), 3)));
            assertThat(((MediaSecurity.Sdes) security(n)).ours().suite()).isEqualTo(suite);
        }
        Negotiated n =
                answer(session(Encryption.OPTIONAL), SAVP, crypto(1, "AES_CM_128_HMAC_SHA1_32", key(30, 1)), crypto(2));
        assertThat(((MediaSecurity.Sdes) security(n)).theirs().suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    }

    @Test
    public void linesThatCannotBeUsedAreSkipped() throws SdpException {
        List<String> bad = List.of(
                crypto(0),
                crypto(1, "AES_192_CM_HMAC_SHA1_80", key(38, 1)),
                crypto(1, "F8_128_HMAC_SHA1_80", KEY),
                crypto(1, "NULL", KEY),
                crypto(1, "AES_CM_128_HMAC_SHA1_80", key(29, 1)),
                crypto(1, "AES_CM_128_HMAC_SHA1_80", key(31, 1)),
                crypto(1, "AES_256_CM_HMAC_SHA1_80", KEY),
                crypto(1, "AES_CM_128_HMAC_SHA1_80", "not*base64"),
                crypto(1) + "|1:4",
                crypto(1) + "|2^31|1:4",
                crypto(1) + "|2^10",
                crypto(1) + "|100",
                crypto(1) + ";inline:" + key(30, 9),
                crypto(1) + " UNENCRYPTED_SRTP",
                crypto(1) + " UNAUTHENTICATED_SRTP",
                crypto(1) + " UNENCRYPTED_SRTCP",
                crypto(1) + " KDR=1",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 clear:" + KEY,
                "a=crypto:-1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "a=crypto:99999999999 AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80",
                "a=crypto");
        for (String line : bad) {
            refused(session(Encryption.OPTIONAL), SAVP, line);
            refused(session(Encryption.REQUIRED), "m=audio 4000 RTP/AVP 0", line);
            assertThat(answer(session(Encryption.OPTIONAL), SAVP, line, crypto(7))
                            .localSdp())
                    .contains("a=crypto:7 ");
        }
        for (String fine : List.of("|2^31", "|2^48", "|1048576", " KDR=0 WSH=64", " -X=1")) {
            assertThat(security(answer(session(Encryption.REQUIRED), SAVP, crypto(1) + fine)))
                    .as(fine)
                    .isInstanceOf(MediaSecurity.Sdes.class);
        }
    }

    @Test
    public void sameKeyInBothDirectionsIsRefused() throws SdpException {
        SdpSession session = session(Encryption.REQUIRED);
        String offer = session.offer(LOCAL, List.of(), Direction.SENDRECV);
        String echoed = lineOf(offer, "a=crypto:1 ");
        assertThatThrownBy(() -> session.receiveAnswer(sdp(SAVP, echoed)))
                .isInstanceOf(SdpException.class)
                .hasMessageContaining("same key");
        session.receiveAnswer(sdp(SAVP, crypto(1)));
        refused(session, SAVP, echoed);
        assertThat(session.current()).isPresent();
    }

    @Test
    public void theAccountDecides() throws SdpException {
        String avp = "m=audio 4000 RTP/AVP 0";
        refused(session(Encryption.OFF), SAVP, crypto(1));
        refused(session(Encryption.OFF), DTLS, "a=fingerprint:" + Sdps.FINGERPRINT);
        refused(session(Encryption.REQUIRED), avp);
        refused(session(Encryption.REQUIRED), SAVP);
        refused(session(Encryption.OPTIONAL), SAVP);
        Negotiated off = answer(session(Encryption.OFF), avp, crypto(1));
        assertThat(security(off)).isEqualTo(MediaSecurity.NONE);
        assertThat(off.localSdp()).doesNotContain("crypto");
        assertThat(security(answer(session(Encryption.OPTIONAL), avp))).isEqualTo(MediaSecurity.NONE);
        for (Encryption encryption : List.of(Encryption.OPTIONAL, Encryption.REQUIRED)) {
            Negotiated n = answer(session(encryption), avp, crypto(3));
            assertThat(security(n)).as("RFC 8643").isInstanceOf(MediaSecurity.Sdes.class);
            assertThat(n.localSdp()).contains("RTP/AVP 0").contains("a=crypto:3 ");
        }
    }

    @Test
    public void ofTwoSoundsTheEncryptedOneIsTaken() throws SdpException {
        String[] offer = {"m=audio 4000 RTP/AVP 0", "m=audio 4010 RTP/SAVP 0", crypto(1)};
        assertThat(answer(session(Encryption.OPTIONAL), offer).localSdp())
                .contains("m=audio 0 RTP/AVP")
                .contains("m=audio 20000 RTP/SAVP");
        assertThat(answer(session(Encryption.OFF), offer).localSdp())
                .contains("m=audio 20000 RTP/AVP")
                .contains("m=audio 0 RTP/SAVP");
    }

    @Test
    public void whatIsEncryptedStaysEncrypted() throws SdpException {
        SdpSession session = session(Encryption.OPTIONAL);
        answer(session, "m=audio 4000 RTP/AVP 0", crypto(1));
        refused(session, "m=audio 4000 RTP/AVP 0");
        session.abandon();
        String offer = session.offer(LOCAL, List.of(), Direction.SENDRECV);
        assertThat(offer).containsOnlyOnce("a=crypto:1 AES_CM_128_HMAC_SHA1_80");
        assertThatThrownBy(() -> session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 0")))
                .isInstanceOf(SdpException.class);
        assertThat(security(session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 0", crypto(1)))))
                .isInstanceOf(MediaSecurity.Sdes.class);
    }

    @Test
    public void requiredOffersBothExchangesAndTakesEither() throws SdpException {
        SdpSession session = session(Encryption.REQUIRED);
        String offer = session.offer(LOCAL, List.of(), Direction.SENDRECV);
        assertThat(offer)
                .contains("m=audio 20000 RTP/SAVP 0 101")
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:")
                .contains("a=crypto:3 AEAD_AES_256_GCM inline:")
                .contains("a=fingerprint:" + Sdps.OURS)
                .contains("a=setup:actpass");
        for (String bad : List.of(
                sdp("m=audio 4000 RTP/AVP 0"),
                sdp("m=audio 4000 RTP/AVP 0", crypto(1)),
                sdp(SAVP),
                sdp(SAVP, crypto(5)),
                sdp(SAVP, crypto(3)),
                sdp(SAVP, crypto(0)),
                sdp(SAVP, "a=fingerprint:" + Sdps.FINGERPRINT, "a=setup:actpass"),
                sdp(SAVP, "a=fingerprint:" + Sdps.FINGERPRINT, "a=setup:holdconn"))) {
            assertThatThrownBy(() -> session.receiveAnswer(bad)).as(bad).isInstanceOf(SdpException.class);
        }
        assertThat(security(session.receiveAnswer(sdp(SAVP, "a=fingerprint:" + Sdps.FINGERPRINT, "a=setup:active"))))
                .isEqualTo(new MediaSecurity.Dtls(false, Sdps.FINGERPRINT));
        SdpSession other = session(Encryption.REQUIRED);
        other.offer(LOCAL, List.of(), Direction.SENDRECV);
        assertThat(security(other.receiveAnswer(sdp(SAVP, crypto(1))))).isInstanceOf(MediaSecurity.Sdes.class);
    }

    @Test
    public void optionalOffersKeysThatMayBePassedOver() throws SdpException {
        SdpSession session = session(Encryption.OPTIONAL);
        String offer = session.offer(LOCAL, List.of(), Direction.SENDRECV);
        assertThat(offer).contains("m=audio 20000 RTP/AVP 0").contains("a=crypto:1 ");
        assertThat(security(session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 0"))))
                .isEqualTo(MediaSecurity.NONE);
        assertThat(security(session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 0", crypto(1)))))
                .isInstanceOf(MediaSecurity.Sdes.class);
        assertThat(session(Encryption.OFF).offer(LOCAL, List.of(), Direction.SENDRECV))
                .doesNotContain("crypto")
                .doesNotContain("fingerprint");
    }

    @Test
    public void partsInDtls() throws SdpException {
        Object[][] cases = {
            {"a=setup:active", "passive", false},
            {"a=setup:passive", "active", true},
            {"a=setup:actpass", "passive", false},
            {"a=x", "passive", false},
        };
        for (Object[] c : cases) {
            Negotiated n =
                    answer(session(Encryption.OPTIONAL), DTLS, "a=fingerprint:" + Sdps.FINGERPRINT, (String) c[0]);
            assertThat(n.localSdp()).contains("a=setup:" + c[1]).contains("a=fingerprint:" + Sdps.OURS);
            assertThat(security(n)).isEqualTo(new MediaSecurity.Dtls((boolean) c[2], Sdps.FINGERPRINT));
        }
        refused(session(Encryption.OPTIONAL), DTLS, "a=fingerprint:" + Sdps.FINGERPRINT, "a=setup:holdconn");
        refused(session(Encryption.OPTIONAL), DTLS, "a=fingerprint:sha-1 " + "AB:".repeat(19) + "CD", "a=setup:active");
        refused(session(Encryption.OPTIONAL), DTLS, "a=fingerprint:sha-256 AB:CD", "a=setup:active");
        refused(session(Encryption.OPTIONAL), DTLS, crypto(1));
    }

    @Test
    public void fingerprintMayStandForTheSessionAndTheKnownHashIsTaken() throws SdpException {
        Negotiated n = answer(
                session(Encryption.REQUIRED),
                "a=fingerprint:sha-512 " + "EF:".repeat(63) + "01",
                "a=fingerprint:SHA-256 " + "ab:".repeat(31) + "cd",
                "a=setup:actpass",
                DTLS);
        assertThat(security(n)).isEqualTo(new MediaSecurity.Dtls(false, Sdps.FINGERPRINT));
    }

    @Test
    public void partsStayOverReoffersAndCannotBeFlipped() throws SdpException {
        SdpSession session = session(Encryption.OPTIONAL);
        String fingerprint = "a=fingerprint:" + Sdps.FINGERPRINT;
        answer(session, DTLS, fingerprint, "a=setup:passive");
        assertThat(answer(session, DTLS, fingerprint, "a=setup:actpass").localSdp())
                .contains("a=setup:active");
        refused(session, DTLS, fingerprint, "a=setup:active");
        session.abandon();
        assertThat(session.offer(LOCAL, List.of(), Direction.SENDRECV))
                .contains("UDP/TLS/RTP/SAVP")
                .contains("a=setup:actpass")
                .doesNotContain("crypto");
        String fresh = "a=fingerprint:" + Sdps.FINGERPRINT.replace("CD", "EE");
        assertThat(answer(session, DTLS, fresh, "a=setup:active").localSdp()).contains("a=setup:passive");
    }

    @Test
    public void ofBothExchangesTheProfileDecides() throws SdpException {
        String[] both = {crypto(1), "a=fingerprint:" + Sdps.FINGERPRINT, "a=setup:actpass"};
        assertThat(security(answer(session(Encryption.OPTIONAL), SAVP, both[0], both[1], both[2])))
                .isInstanceOf(MediaSecurity.Sdes.class);
        assertThat(security(answer(session(Encryption.OPTIONAL), DTLS, both[0], both[1], both[2])))
                .isInstanceOf(MediaSecurity.Dtls.class);
        assertThat(security(answer(session(Encryption.OPTIONAL), "m=audio 4000 RTP/SAVPF 0", both[1], both[2])))
                .as("older browsers")
                .isInstanceOf(MediaSecurity.Dtls.class);
    }

    @Test
    public void keysAreNeverShown() throws SdpException {
        Negotiated n = answer(session(Encryption.REQUIRED), SAVP, crypto(1));
        assertThat(n.parameters().toString()).doesNotContain(KEY).contains("SrtpKey[AES_CM_128_HMAC_SHA1_80]");
    }
}
