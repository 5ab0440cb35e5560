package org.strowger.console.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.console.FakeConfig;

public class ValuesTest {
    private static Map<String, Object> parse(String... assignments) {
        return Values.parse(
                FakeConfig.PHONE, List.of(assignments), Map.of("nat", Map.of("host", "h")), field -> "typed");
    }

    @Test
    public void kindsAreReadAsDeclared() {
        assertThat(parse(
                        "number=0101",
                        "name=a=b, c",
                        "enabled=YES",
                        "expiry=300",
                        "mode=info",
                        "codecs=alaw, ulaw",
                        "lines=1,2"))
                .containsEntry("number", "0101")
                .containsEntry("name", "a=b, c")
                .containsEntry("enabled", true)
                .containsEntry("expiry", 300L)
                .containsEntry("mode", "info")
                .containsEntry("codecs", List.of("alaw", "ulaw"))
                .containsEntry("lines", List.of(1L, 2L));
        assertThat(parse("codecs=", "enabled=off", "expiry="))
                .containsEntry("codecs", List.of())
                .containsEntry("enabled", false)
                .containsEntry("expiry", null);
    }

    @Test
    public void aPartOfAnObjectLeavesTheOthers() {
        assertThat(parse("nat.on=true")).containsEntry("nat", Map.of("host", "h", "on", true));
    }

    @Test
    public void questionMarkAsksForASecretOnly() {
        assertThat(parse("password=?", "name=?"))
                .containsEntry("password", "typed")
                .containsEntry("name", "?");
    }

    @Test
    public void allProblemsAreToldWithTheirField() {
        assertThatThrownBy(() -> parse(
                        "expiry=abc",
                        "enabled=perhaps",
                        "lines=1,x",
                        "colour=red",
                        "nat.port=1",
                        "name.x=1",
                        "nat=x",
                        "junk"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problems())
                        .extracting(Problem::field)
                        .containsExactly("expiry", "enabled", "lines", "colour", "nat.port", "name.x", "nat", ""));
    }

    @Test
    public void strangersCannotSteerTheTerminal() {
        assertThat(Plain.text("Eve\u001b[2J\u0007\r\n\u202eX")).isEqualTo("Eve?[2J????X");
        assertThat(Plain.text(Arrays.asList("a", null, 3L))).isEqualTo("a,,3");
        assertThat(Plain.text(Map.of("on", true))).isEqualTo("on=true");
        assertThat(Plain.text(Instant.parse("2026-11-21T08:40:10.761795277Z"))).isEqualTo("2026-11-21T08:40:10Z");
        assertThat(Plain.text("电话 é")).isEqualTo("电话 é");
    }
}
