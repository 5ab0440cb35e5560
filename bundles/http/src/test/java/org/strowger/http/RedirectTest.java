package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.Test;

public class RedirectTest {
    private final Redirect redirect = new Redirect(8443);

    @Test
    public void keepsHostPathAndQuery() {
        assertThat(redirect.location("pbx.example:8080", URI.create("/a%20b/c?d=%2F&e")))
                .contains("https://pbx.example:8443/a%20b/c?d=%2F&e");
    }

    @Test
    public void knowsAddressesOfBothFamilies() {
        assertThat(redirect.location("192.0.2.1", URI.create("/"))).contains("https://192.0.2.1:8443/");
        assertThat(redirect.location("[2001:db8::1]:8080", URI.create("/"))).contains("https://[2001:db8::1]:8443/");
    }

    @Test
    public void leavesTheDefaultPortOut() {
        assertThat(new Redirect(443).location("pbx.example", URI.create("/x"))).contains("https://pbx.example/x");
    }

    @Test
    public void neverLeavesTheHostThatWasAsked() {
        assertThat(redirect.location("pbx.example", URI.create("http://evil.example/x")))
                .contains("https://pbx.example:8443/x");
        assertThat(redirect.location("pbx.example", URI.create("//evil.example")))
                .contains("https://pbx.example:8443/");
    }

    @Test
    public void refusesWhatIsNoHost() {
        for (String host :
                new String[] {null, "", "a b", "user@evil.example", "a/b", "x\r\nSet-Cookie: y", "[::1", "h:123456"}) {
            assertThat(redirect.location(host, URI.create("/")))
                    .as("host %s", host)
                    .isEmpty();
        }
    }
}
