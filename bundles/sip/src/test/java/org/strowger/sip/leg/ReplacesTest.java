package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ReplacesTest {
    @Test
    public void tagsAndEarlyOnlyAreRead() {
        assertThat(Replaces.parse("a@b ; to-tag=1;From-Tag=2;early-only"))
                .contains(new Replaces("a@b", "1", "2", true));
        assertThat(Replaces.parse("a;from-tag=2;to-tag=1")).contains(new Replaces("a", "1", "2", false));
    }

    @Test
    public void whatIsNotWholeIsNone() {
        for (String value :
                new String[] {"", ";", ";;", ";to-tag=1;from-tag=2", "a;to-tag=1", "a;to-tag=;from-tag=2"}) {
            assertThat(Replaces.parse(value)).as(value).isEmpty();
        }
        assertThat(Replaces.parse("a".repeat(1024) + ";to-tag=1;from-tag=2")).isEmpty();
    }
}
