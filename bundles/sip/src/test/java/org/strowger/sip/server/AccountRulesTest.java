package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Leg;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.DtmfMode;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class AccountRulesTest {
    private static final String OFFER = Sdp.audio(30_000, "0 8", "sendrecv");

    @Rule
    public final SipFixture sip = new SipFixture();

    private SipAccount account(boolean enabled, Set<Transport> transports, List<String> networks, boolean pai) {
        return new SipAccount(
                "105",
                "Eve \"5\"\r\nX: y",
                "secret-105",
                enabled,
                transports,
                2,
                Duration.ofMinutes(30),
                networks,
                false,
                Duration.ZERO,
                Duration.ofSeconds(2),
                false,
                List.of("ulaw"),
                DtmfMode.RFC4733,
                pai,
                false,
                Duration.ofSeconds(60),
                true);
    }

    private SipText register(RawUa phone) {
        String uri = "sip:127.0.0.1:" + sip.port;
        String to = "sip:105@127.0.0.1";
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", to, 1, "", ""));
        SipText challenge = phone.takeStatus("REGISTER", 401);
        String answer = Digest.authorization(challenge, "MD5", "105", "secret-105", "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", to, 2, answer, ""));
        return phone.take("response", m -> !m.request());
    }

    @Test
    public void aDisabledAccountIsRefusedOnlyAfterItsPassword() throws IOException {
        sip.account(account(false, Set.of(Transport.UDP), List.of(), false));
        assertThat(register(sip.phone("105")).status()).isEqualTo(403);
    }

    @Test
    public void anotherTransportIsRefused() throws IOException {
        sip.account(account(true, Set.of(Transport.TLS), List.of(), false));
        assertThat(register(sip.phone("105")).status()).isEqualTo(403);
    }

    @Test
    public void anotherNetworkLooksLikeAWrongPassword() throws IOException {
        sip.account(account(true, Set.of(Transport.UDP), List.of("192.0.2.0/24"), false));
        assertThat(register(sip.phone("105")).status()).isEqualTo(401);
        sip.account(account(true, Set.of(Transport.UDP), List.of("192.0.2.0/24", "127.0.0.0/30"), false));
        assertThat(register(sip.phone("105")).status()).isEqualTo(200);
    }

    @Test
    public void callsAreRefusedLikeRegistrations() throws IOException {
        sip.account(account(false, Set.of(Transport.UDP), List.of(), false));
        RawUa phone = sip.phone("105");
        PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(OFFER);
        call.ackRefused(phone.takeStatus("INVITE", 403));
        assertThat(sip.calls.waiting()).isZero();
    }

    @Test
    public void identityIsTheAuthenticatedOneWhateverThePhoneSays() throws IOException {
        sip.account(account(true, Set.of(Transport.UDP), List.of(), false));
        RawUa phone = sip.phone("105");
        PhoneCall call = PhoneCall.to(phone, "102", sip.port)
                .invite(
                        OFFER,
                        "MD5",
                        "P-Asserted-Identity: <sip:boss@127.0.0.1>\r\nRemote-Party-ID: <sip:boss@127.0.0.1>");
        Leg leg = sip.calls.next().leg();
        assertThat(leg.party().number()).isEqualTo("105");
        assertThat(leg.party().anonymous()).isFalse();
        assertThat(leg.inbandProgress()).isTrue();
        leg.hangup(org.strowger.api.call.Cause.USER_BUSY);
        call.ackRefused(phone.takeStatus("INVITE", 486));
        call = PhoneCall.to(phone, "102", sip.port).invite(OFFER, "MD5", "Privacy: id");
        leg = sip.calls.next().leg();
        assertThat(leg.party().anonymous()).isTrue();
        leg.hangup(org.strowger.api.call.Cause.USER_BUSY);
        call.ackRefused(phone.takeStatus("INVITE", 486));
    }

    @Test
    public void assertedIdentityIsSentWhenTheAccountWantsIt() throws IOException {
        sip.account(account(true, Set.of(Transport.UDP), List.of(), true));
        RawUa phone = sip.phone("105");
        LegLog log = new LegLog();
        sip.legTo(phone).start(log);
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("P-Asserted-Identity")).contains("<sip:101@127.0.0.1>");
        assertThat(invite.headers("X")).isEmpty();
        phone.respond(invite, 486, "t", "", "");
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("ended USER_BUSY");
    }

    @Test
    public void withoutCallServiceOrRoomCallsAreTurnedAway() throws IOException {
        RawUa phone = sip.phone("101");
        sip.noCalls();
        PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(OFFER);
        SipText refusal = phone.takeStatus("INVITE", 503);
        assertThat(refusal.header("Retry-After")).isNotEmpty();
        call.ackRefused(refusal);
    }
}
