package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.Test;

public class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static long at(long seconds, String code, long after) {
        return Totp.matching(SECRET, code, Instant.ofEpochSecond(seconds), after);
    }

    /** Appendix B of RFC 6238, the last six of its eight digits. */
    @Test
    public void theExamplesOfTheStandardFit() {
        assertThat(Totp.code(SECRET, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(SECRET, 1111111109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(SECRET, 1111111111L / 30)).isEqualTo("050471");
        assertThat(Totp.code(SECRET, 1234567890L / 30)).isEqualTo("005924");
        assertThat(Totp.code(SECRET, 2000000000L / 30)).isEqualTo("279037");
        assertThat(Totp.code(SECRET, 20000000000L / 30)).isEqualTo("353130");
    }

    @Test
    public void oneStepEarlyOrLateCounts() {
        long now = 1234567890L;
        String code = Totp.code(SECRET, now / 30);
        assertThat(at(now, code, -1)).isEqualTo(now / 30);
        assertThat(at(now + 30, code, -1)).isEqualTo(now / 30);
        assertThat(at(now - 30, code, -1)).isEqualTo(now / 30);
        assertThat(at(now + 60, code, -1)).isEqualTo(-1);
        assertThat(at(now - 60, code, -1)).isEqualTo(-1);
    }

    @Test
    public void stepsThatAreUsedUpDoNot() {
        long now = 1234567890L;
        assertThat(at(now, Totp.code(SECRET, now / 30), now / 30)).isEqualTo(-1);
        assertThat(at(now, Totp.code(SECRET, now / 30 + 1), now / 30)).isEqualTo(now / 30 + 1);
    }

    @Test
    public void otherTextsAreNoCodes() {
        for (String text : new String[] {"", "000", "5924", "005924 ", "００５９２４", "0059240"}) {
            assertThat(at(1234567890L, text, -1)).as(text).isEqualTo(-1);
        }
    }

    @Test
    public void base32IsThatOfTheStandard() {
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.encode(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
