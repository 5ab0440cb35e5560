package org.strowger.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.TraceMedia;
import org.strowger.api.call.trace.TraceParty;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.core.Text;

/** A ladder in letters: a column for each party, an arrow for each message. */
final class LadderText {
    private static final int WIDTH = 22;
    private static final int TIME = 12;

    private final CallTrace trace;
    private final Function<Text, String> in;

    private LadderText(CallTrace trace, Locale language) {
        this.trace = trace;
        this.in = text -> text.in(language);
    }

    static List<String> lines(CallTrace trace, Locale language) {
        return new LadderText(trace, language).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(trace.id() + "  " + trace.from() + " → " + trace.to() + "  " + trace.started());
        lines.add(in.apply(Text.of("Configuration version {0}", "配置版本 {0}", Long.toString(trace.configVersion()))));
        if (trace.truncated()) {
            lines.add(in.apply(Text.of("Incomplete: {0} missing", "不完整：缺 {0} 条", Integer.toString(trace.dropped()))));
        }
        StringBuilder heads = new StringBuilder(" ".repeat(TIME));
        trace.parties().forEach(party -> heads.append(cell(party.label().isEmpty() ? party.id() : party.label())));
        lines.add(heads.toString().stripTrailing());
        StringBuilder addresses = new StringBuilder(" ".repeat(TIME));
        trace.parties().forEach(party -> addresses.append(cell(party.address())));
        lines.add(addresses.toString().stripTrailing());
        trace.steps().forEach(step -> lines.add(line(step)));
        trace.media().forEach(media -> lines.add(media(media)));
        if (trace.end() != null) {
            lines.add(in.apply(trace.end().text()) + " (Q.850 " + trace.end().q850() + ")");
        }
        return lines.stream().map(LadderText::plain).toList();
    }

    private static String cell(String text) {
        String fitting = text.length() < WIDTH ? text : text.substring(0, WIDTH - 1);
        return fitting + " ".repeat(WIDTH - fitting.length());
    }

    private String line(TraceStep step) {
        String time = String.format(Locale.ROOT, "%10.3f  ", step.offsetMicros() / 1000.0);
        String summary = in.apply(step.summary());
        if (step.kind() != TraceStep.Kind.SIP) {
            String rule = step.rule() == null
                    ? ""
                    : "  [" + step.rule().type() + " " + step.rule().key() + "]";
            String version = step.configVersion() == null ? "" : " v" + step.configVersion();
            return time + "* " + summary + rule + version;
        }
        int from = column(step.fromParty());
        int to = column(step.toParty());
        int left = Math.min(from, to);
        int length = Math.max(1, Math.abs(from - to)) * WIDTH - 2;
        String arrow = from < to ? "─".repeat(length - 1) + "▶" : "◀" + "─".repeat(length - 1);
        int rest = (trace.parties().size() - left) * WIDTH - length;
        return time + " ".repeat(left * WIDTH) + arrow + " ".repeat(Math.max(2, rest)) + summary;
    }

    private int column(String party) {
        for (int i = 0; i < trace.parties().size(); i++) {
            if (trace.parties().get(i).id().equals(party)) {
                return i;
            }
        }
        return 0;
    }

    private String media(TraceMedia m) {
        String label = trace.parties().stream()
                .filter(party -> party.id().equals(m.party()))
                .map(TraceParty::label)
                .findFirst()
                .orElse(m.party());
        return in.apply(Text.of(
                "{0}: {1}, {2} ms, encryption {3}, received {4} packets, {5} % lost, jitter {6} ms, MOS {7}",
                "{0}：{1}，{2} ms，加密 {3}，收 {4} 包，丢 {5}%，抖动 {6} ms，MOS {7}",
                label,
                shown(m.codec()),
                shown(m.ptime()),
                shown(m.encryption()),
                shown(m.received().packets()),
                shown(m.received().lossPercent()),
                shown(m.received().jitterMs()),
                shown(m.mos())));
    }

    private static String shown(Object value) {
        return value == null ? "–" : value.toString();
    }

    /** What strangers are called must not steer the terminal. */
    private static String plain(String line) {
        return line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
