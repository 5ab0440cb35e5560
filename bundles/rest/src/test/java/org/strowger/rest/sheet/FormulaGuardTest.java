package org.strowger.rest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class FormulaGuardTest {
    @Test
    public void formulasAreQuoted() {
        for (String text : new String[] {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "|x", "%0"}) {
            assertThat(FormulaGuard.protect(text)).isEqualTo("'" + text);
        }
        assertThat(FormulaGuard.protect("a=1")).isEqualTo("a=1");
    }

    @Test
    public void everyTextComesBack() {
        for (String text : new String[] {"", "x", "=1", "'=1", "''=1", "'x", "'", "''", "-", "'-", "é"}) {
            assertThat(FormulaGuard.restore(FormulaGuard.protect(text))).isEqualTo(text);
        }
    }
}
