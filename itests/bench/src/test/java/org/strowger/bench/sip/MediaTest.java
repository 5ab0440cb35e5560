package org.strowger.bench.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class MediaTest {
    private static final String PCMU = "0\r\na=rtpmap:0 PCMU/8000";

    @Test
    public void whatIsDescribedIsUnderstood() {
        byte[] key = new byte[30];
        key[7] = 7;
        for (Media media : new Media[] {Media.plain(40_002), Media.encrypted(40_004, key)}) {
            String whole = media.describe(PCMU);
            String sdp = whole.substring(whole.indexOf("\r\n\r\n") + 4);
            assertThat(Media.of(sdp)).isEqualTo(media);
            assertThat(whole).contains("Content-Length: " + sdp.length());
        }
        assertThat(Media.encrypted(40_004, key).keyBytes()).isEqualTo(key);
        assertThat(Media.of("").port()).isZero();
    }
}
