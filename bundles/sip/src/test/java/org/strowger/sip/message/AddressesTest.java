package org.strowger.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.SipUri;

public class AddressesTest {
    @Test
    public void namesAndTagsAreRead() {
        NameAddress quoted = Addresses.address("\"A \\\"B\\\" <x>;tag=no\" <sip:101@host>;x=\"a;tag=no\";tag=yes");
        assertThat(quoted.display()).isEqualTo("A \"B\" <x>;tag=no");
        assertThat(quoted.uri().user()).isEqualTo("101");
        assertThat(quoted.tag()).isEqualTo("yes");
        NameAddress plain = Addresses.address("sip:101@host;tag=t");
        assertThat(plain.uri().text()).isEqualTo("sip:101@host");
        assertThat(plain.tag()).isEqualTo("t");
        assertThat(Addresses.address("Anna Lee <sip:1@h;transport=tcp>").display())
                .isEqualTo("Anna Lee");
    }

    @Test
    public void urisAreTakenApart() {
        SipUri uri =
                Addresses.uri("SIP:al%69ce;phone=1:secret@Example.COM:5070;transport=TCP;lr?subject=x;transport=udp");
        assertThat(uri.scheme()).isEqualTo("sip");
        assertThat(uri.user()).isEqualTo("alice");
        assertThat(uri.host()).isEqualTo("example.com");
        assertThat(uri.port()).isEqualTo(5070);
        assertThat(uri.transport()).isEqualTo("tcp");
        SipUri six = Addresses.uri("sips:[2001:db8::1]:5061");
        assertThat(six.host()).isEqualTo("[2001:db8::1]");
        assertThat(six.port()).isEqualTo(5061);
        assertThat(six.user()).isEmpty();
    }

    @Test
    public void whatIsNoSipUriIsNone() {
        for (String text : new String[] {
            "",
            "tel:123",
            "sip:",
            "sip:@",
            "sip:a@b:0",
            "sip:a@b:65536",
            "sip:a@b:1x",
            "sip:a b@c",
            "sip:a@[::1",
            "sip:a@b>"
        }) {
            assertThat(Addresses.uri(text)).as(text).isNull();
        }
        assertThat(Addresses.address("<<<>>>").uri()).isNull();
        assertThat(Addresses.address("\"open").uri()).isNull();
        assertThat(Addresses.address("<sip:a@b").uri()).isNull();
    }
}
