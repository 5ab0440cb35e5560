package org.strowger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ReportTest {
    private final Report report = new Report();

    @Test
    public void targetsStandBesideTheFigures() {
        report.begin("calls");
        report.atLeast("rate", 1200, "/s", 1000);
        report.atMost("CPU", 0.95, "ms", 0.9);
        report.atMost("nothing", Double.NaN, "ms", 1);
        report.note("odd");
        String[] lines = report.table().split("\n");
        assertThat(lines[1])
                .startsWith("calls")
                .contains("1200")
                .contains("≥ 1000")
                .endsWith("met");
        assertThat(lines[2]).contains("0.9500").contains("≤ 0.9000").endsWith("MISSED");
        assertThat(lines[3]).contains(" - ").endsWith("≤ 1");
        assertThat(lines[4]).isEqualTo("* calls: odd");
    }

    @Test
    public void theSameAsJson() {
        report.begin("a");
        report.add("with \"quotes\"", 1.5, "ms");
        report.atMost("none", Double.NaN, "", 2);
        report.note("tab\there");
        assertThat(report.json())
                .contains("\"name\": \"with \\\"quotes\\\"\", \"value\": 1.5")
                .contains("\"value\": null, \"unit\": \"\", \"target\": \"≤ 2\", \"met\": null")
                .contains("\"a: tab\\u0009here\"");
    }

    @Test
    public void numbersAreAsExactAsTheyDeserve() {
        assertThat(Report.text(1234.4)).isEqualTo("1234");
        assertThat(Report.text(12.345)).isEqualTo("12.35");
        assertThat(Report.text(0.12345)).isEqualTo("0.1235");
        assertThat(Report.text(3)).isEqualTo("3");
    }
}
