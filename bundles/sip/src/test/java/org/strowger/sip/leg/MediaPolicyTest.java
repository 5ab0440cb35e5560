package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.sip.SipAccount.Encryption;
import org.strowger.api.sip.SipAccount.MediaPolicy;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Encryption and video of an account, as phones see them in whole calls. */
public class MediaPolicyTest {
    private static final String KEY =
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw";
    private static final AudioFormat H264 = new AudioFormat("H264", 90_000, 1);

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();

    private static String audio(String protocol, String... more) {
        return Sdp.audio(30_000, "0 8", "sendrecv").replace("RTP/AVP", protocol)
                + (more.length == 0 ? "" : String.join("\r\n", more) + "\r\n");
    }

    private void policy(Encryption encryption, String... video) {
        for (String user : List.of("101", "102")) {
            sip.account(sip.accountOf(user, new MediaPolicy(encryption, false, List.of(video))));
        }
    }

    private Leg arrived() {
        Leg leg = sip.calls.next().leg();
        leg.start(log);
        return leg;
    }

    private SipText answer(RawUa phone, PhoneCall call, Leg leg) {
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        call.established(ok).ack("");
        assertThat(log.next()).isEqualTo("answered");
        return ok;
    }

    private void hangUp(RawUa phone, PhoneCall call) {
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).startsWith("ended");
    }

    @Test
    public void whereEncryptionIsRequiredPlainSoundIsRefusedWithAReason() throws IOException {
        policy(Encryption.REQUIRED);
        RawUa phone = sip.phone("101");
        for (String offer : List.of(audio("RTP/AVP"), audio("RTP/SAVP"), audio("RTP/SAVP", KEY + "x"))) {
            PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(offer);
            SipText refusal = phone.takeStatus("INVITE", 488);
            assertThat(refusal.header("Warning")).startsWith("302 127.0.0.1 \"encrypted media");
            call.ackRefused(refusal);
        }
    }

    @Test
    public void keysAreExchangedAndAReofferCannotTakeThemAway() throws IOException {
        policy(Encryption.OPTIONAL);
        RawUa phone = sip.phone("101");
        PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(audio("RTP/SAVP", KEY));
        Leg leg = arrived();
        SipText ok = answer(phone, call, leg);
        assertThat(ok.body()).contains(" RTP/SAVP 8 101").contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:");
        RtpEndpoint endpoint = (RtpEndpoint) leg.media();
        assertThat(endpoint.parameters().transport().security()).isInstanceOf(MediaSecurity.Sdes.class);
        call.send("INVITE", "", audio("RTP/AVP"));
        SipText refusal = phone.takeStatus("INVITE", 488);
        call.ackRefused(refusal);
        assertThat(endpoint.parameters().transport().security()).isInstanceOf(MediaSecurity.Sdes.class);
        hangUp(phone, call);
    }

    @Test
    public void videoGoesToACallerOnlyWhenTheCalleeHasIt() throws IOException {
        policy(Encryption.OFF, "H264");
        RawUa phone = sip.phone("101");
        RawUa screen = sip.phone("102");
        String offer = audio("RTP/AVP", "m=video 30010 RTP/AVP 97", "a=rtpmap:97 H264/90000");
        for (boolean wanted : new boolean[] {true, false}) {
            PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(offer);
            Leg caller = arrived();
            assertThat(caller.video()).isNull();
            LegLog calleeLog = new LegLog();
            Leg callee = sip.legTo(screen, caller);
            callee.start(calleeLog);
            SipText invite = screen.takeRequest("INVITE");
            assertThat(invite.body()).contains("RTP/AVP 97\r\na=rtpmap:97 H264/90000");
            String answered =
                    audio("RTP/AVP", "m=video " + (wanted ? 30_020 : 0) + " RTP/AVP 97", "a=rtpmap:97 H264/90000");
            screen.respond(invite, 200, "tag1", "", answered);
            screen.takeRequest("ACK");
            assertThat(calleeLog.next()).isEqualTo("answered");
            assertThat(callee.videoFormats()).isEqualTo(wanted ? List.of(new Payload(97, H264)) : List.of());
            caller.acceptVideo(callee.videoFormats());
            SipText ok = answer(phone, call, caller);
            if (wanted) {
                assertThat(ok.body()).contains("m=video 4000");
                assertThat(((RtpEndpoint) caller.video()).parameters().remote().getPort())
                        .isEqualTo(30_010);
                assertThat(callee.video()).isNotNull();
            } else {
                assertThat(ok.body()).contains("m=video 0 RTP/AVP 97");
                assertThat(caller.video()).isNull();
                assertThat(callee.video()).isNull();
            }
            hangUp(phone, call);
            callee.hangup(Cause.NORMAL_CLEARING);
            screen.respond(screen.takeRequest("BYE"), 200, null, "", "");
            assertThat(calleeLog.next()).startsWith("ended");
            await().until(() -> sip.media.open() == 0);
        }
    }

    @Test
    public void ourOwnPortsAreNoPlaceForMedia() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall first = PhoneCall.to(phone, "102", sip.port).invite(audio("RTP/AVP"));
        int ours = Sdp.port(answer(phone, first, arrived()).body());
        PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(Sdp.audio(ours, "0", "sendrecv"));
        SipText refusal = phone.takeStatus("INVITE", 488);
        assertThat(refusal.header("Warning")).contains("not allowed");
        call.ackRefused(refusal);
        hangUp(phone, first);
    }
}
