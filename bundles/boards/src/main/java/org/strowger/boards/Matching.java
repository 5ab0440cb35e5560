package org.strowger.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus.Candidate;
import org.strowger.api.board.BoardStatus.Chosen;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;

/** Finds the board that a machine is, and says of each why it is or is not. */
final class Matching {
    private static final int MODEL = 4;
    private static final int VENDOR = 2;
    private static final int REVISION = 1;
    private static final Text BY_HAND = Text.of("is only chosen by hand", "只能手动选择");

    private final HostInfo host;
    private final String wanted;
    private final List<Candidate> candidates = new ArrayList<>();
    private BoardProfile best;
    private int bestWeight;

    private Matching(HostInfo host, String wanted) {
        this.host = host;
        this.wanted = wanted;
    }

    /** @param wanted model that an administrator named; empty to find out */
    static Choice choose(BoardCatalog catalog, HostInfo host, String wanted) {
        Matching matching = new Matching(host, wanted);
        catalog.all().forEach(matching::consider);
        Optional<BoardProfile> named = wanted.isEmpty() ? Optional.empty() : catalog.find(wanted);
        if (named.isPresent()) {
            Text reason = Text.of("An administrator chose it.", "由管理员指定。");
            return matching.choice(named.get(), Chosen.SETTING, reason);
        }
        if (wanted.isEmpty() && matching.best != null) {
            return matching.choice(matching.best, Chosen.MATCH, matching.why());
        }
        return matching.choice(catalog.generic(), Chosen.FALLBACK, matching.whyNone());
    }

    private Choice choice(BoardProfile profile, Chosen chosen, Text reason) {
        return new Choice(profile, chosen, wanted, reason, host, List.copyOf(candidates));
    }

    private void consider(BoardProfile profile) {
        BoardProfile.Match match = profile.match();
        if (match == null) {
            candidates.add(new Candidate(profile.model(), false, BY_HAND));
            return;
        }
        Text against = tryAgainst(match);
        candidates.add(new Candidate(profile.model(), against == null, against == null ? saysIt(match) : against));
        int weight = weight(match);
        if (against == null && weight > bestWeight) {
            best = profile;
            bestWeight = weight;
        }
    }

    private static int weight(BoardProfile.Match match) {
        return (match.model().isEmpty() ? 0 : MODEL)
                + (match.vendor().isEmpty() ? 0 : VENDOR)
                + (match.revision().isEmpty() ? 0 : REVISION);
    }

    private Text tryAgainst(BoardProfile.Match match) {
        try {
            return against(match);
        } catch (PatternSyntaxException e) {
            return Text.of("its description is wrong: {0}", "其描述有误：{0}", e.getDescription());
        }
    }

    /** What does not match; null when everything does. */
    private Text against(BoardProfile.Match match) {
        if (differs(match.model(), host.model())) {
            return differs("model", "型号", host.model(), match.model());
        }
        if (differs(match.vendor(), host.vendor())) {
            return differs("vendor", "厂商", host.vendor(), match.vendor());
        }
        if (differs(match.revision(), host.revision())) {
            return differs("revision", "硬件版本", host.revision(), match.revision());
        }
        return null;
    }

    private static boolean differs(String pattern, String text) {
        return !pattern.isEmpty()
                && !Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .matches();
    }

    private static Text differs(String en, String zh, String text, String pattern) {
        if (text.isBlank()) {
            return new Text("the machine does not tell its " + en, "本机未提供" + zh);
        }
        return new Text(
                en + " \"" + text + "\" does not match \"" + pattern + "\"", zh + "“" + text + "”不匹配“" + pattern + "”");
    }

    private Text saysIt(BoardProfile.Match match) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        says(match.model(), host.model(), "model", "型号", en, zh);
        says(match.vendor(), host.vendor(), "vendor", "厂商", en, zh);
        says(match.revision(), host.revision(), "revision", "硬件版本", en, zh);
        return new Text(String.join(", ", en) + " match", String.join("，", zh) + "匹配");
    }

    private static void says(
            String pattern, String text, String en, String zh, List<String> english, List<String> chinese) {
        if (!pattern.isEmpty()) {
            english.add(en + " \"" + text + "\"");
            chinese.add(zh + "“" + text + "”");
        }
    }

    private Text why() {
        Text says = saysIt(best.match());
        return new Text("The machine's " + says.en() + ".", "本机" + says.zh() + "。");
    }

    private Text whyNone() {
        if (!wanted.isEmpty()) {
            return new Text("The board \"" + wanted + "\" that was chosen is not known.", "所指定的型号“" + wanted + "”未知。");
        }
        return Text.of(
                "This machine is none of the known boards. Telephones on the network work; cards do not.",
                "本机不是任何已知型号。网络电话可用，板卡不可用。");
    }
}
