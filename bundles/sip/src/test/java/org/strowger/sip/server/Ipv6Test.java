package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Leg;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** The same server over IPv6: bound to all addresses it listens on both kinds. */
public class Ipv6Test {
    @Rule
    public final SipFixture sip = new SipFixture();

    private void registersAndIsCalled(RawUa phone, String transport) {
        ConnectionsTest.register(sip, phone);
        assertThat(sip.registrar.requests().get(0).source().getAddress().isLoopbackAddress())
                .isTrue();
        Leg leg = sip.legTo(phone);
        LegLog log = new LegLog();
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("Via")).startsWith("SIP/2.0/" + transport + " [0:0:0:0:0:0:0:1]:" + sip.port);
        assertThat(invite.header("Contact")).contains("sip:[0:0:0:0:0:0:0:1]:" + sip.port);
        phone.respond(invite, 200, "there", "", Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 1));
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        PhoneCall call = PhoneCall.answered(phone, invite, "there");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void overUdp() throws IOException {
        registersAndIsCalled(sip.phone6("101"), "UDP");
    }

    @Test
    public void overTcp() throws IOException {
        registersAndIsCalled(sip.tcpPhone6("101"), "TCP");
    }

    /** RFC 5118 sections 4.5 and 4.6: a delimiter more, a delimiter less. */
    @Test
    public void addressesInTheViaAreUnderstood() throws IOException {
        RawUa phone = sip.phone6("101");
        String uri = "sip:[::1]:" + sip.port;
        for (String received : new String[] {"[2001:db8::9:255]", "2001:db8::9:255"}) {
            String options = phone.request("OPTIONS", uri, RawUa.unique(), "f", uri, 1, "", "")
                    .replace(";rport", ";rport;received=" + received);
            phone.send(options);
            assertThat(phone.takeStatus("OPTIONS", 200).header("Via")).contains("[::1]:" + phone.port());
        }
    }
}
