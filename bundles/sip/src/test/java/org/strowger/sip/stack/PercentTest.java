package org.strowger.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class PercentTest {
    @Test
    public void escapesAreUndone() {
        assertThat(Percent.decode("%2A43%23")).isEqualTo("*43#");
        assertThat(Percent.decode("a%zzb%4")).isEqualTo("a%zzb%4");
        assertThat(Percent.decode("%E4%B8%AD")).isEqualTo("中");
    }

    @Test
    public void whatCouldEndTheUserPartIsEscaped() {
        assertThat(Percent.encodeUser("*43#")).isEqualTo("*43%23");
        assertThat(Percent.encodeUser("a@b;c>\r\n")).isEqualTo("a%40b%3Bc%3E%0D%0A");
        assertThat(Percent.decode(Percent.encodeUser("ä b"))).isEqualTo("ä b");
    }

    @Test
    public void displayNamesCannotLeaveTheirQuotes() {
        assertThat(NameAddress.format("E \"x\" \\ \r\nVia: y", "sip:1@h"))
                .isEqualTo("\"E \\\"x\\\" \\\\ Via: y\" <sip:1@h>");
        assertThat(NameAddress.format(" \t", "sip:1@h")).isEqualTo("<sip:1@h>");
    }
}
