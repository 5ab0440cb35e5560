package org.strowger.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaStatistics;

/** What the steps say, in a line each. */
final class Wording {
    private static final Map<String, Text> CHANGES = Map.of(
            "codecs", new Text("codecs", "编码"),
            "direction", new Text("direction", "方向"),
            "security", new Text("encryption", "加密"),
            "ptime", new Text("packet time", "打包时长"),
            "address", new Text("address", "地址"),
            "added", new Text("stream added", "新增媒体流"),
            "removed", new Text("stream removed", "移除媒体流"),
            "refused", new Text("stream refused", "拒绝媒体流"));

    private Wording() {}

    static Text change(String what, String before, String after) {
        Text name = CHANGES.getOrDefault(what, new Text(what, what));
        return switch (what) {
            case "added" -> new Text(name.en() + ": " + after, name.zh() + "：" + after);
            case "removed", "refused" -> new Text(name.en() + ": " + before, name.zh() + "：" + before);
            default -> {
                String values = (before.isEmpty() ? "–" : before) + " → " + (after.isEmpty() ? "–" : after);
                yield new Text(name.en() + ": " + values, name.zh() + "：" + values);
            }
        };
    }

    static Text keys(int count) {
        return Text.of("{0} keys pressed: ***", "按键 {0} 次：***", Integer.toString(count));
    }

    static Text left(String who, Cause cause) {
        Text why = Endings.of(cause);
        return new Text(who + " has left: " + why.en(), who + " 已离开：" + why.zh());
    }

    static Text figures(String who, MediaStatistics m) {
        String loss = number(lossPercent(m));
        String en = "%s: %s, %d packets received, %s %% lost, jitter %s ms, MOS %s";
        String zh = "%s：%s，收到 %d 包，丢包 %s%%，抖动 %s ms，MOS %s";
        Object[] values = {who, m.codec(), m.packetsReceived(), loss, number(m.jitterMs()), number(m.mos())};
        return new Text(String.format(Locale.ROOT, en, values), String.format(Locale.ROOT, zh, values));
    }

    static double lossPercent(MediaStatistics m) {
        long expected = m.packetsReceived() + m.lost();
        return expected == 0 ? 0 : 100.0 * m.lost() / expected;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Who ended the call, and why. */
    static Text end(CallRecord record) {
        Text why = Endings.of(record.cause());
        boolean plain = record.cause() == Cause.NORMAL_CLEARING || record.cause() == Cause.ORIGINATOR_CANCEL;
        String enWhy = plain ? "" : " (" + why.en() + ")";
        String zhWhy = plain ? "" : "（" + why.zh() + "）";
        boolean answered = record.answeredAt() != null;
        return switch (record.hungUpBy()) {
            case "caller" ->
                answered
                        ? new Text("The caller hung up" + enWhy + ".", "主叫挂机" + zhWhy + "。")
                        : new Text("The caller gave up" + enWhy + ".", "主叫放弃" + zhWhy + "。");
            case "callee" ->
                answered
                        ? new Text("The called party hung up" + enWhy + ".", "被叫挂机" + zhWhy + "。")
                        : new Text("The called party did not take it: " + why.en() + ".", "被叫未接：" + why.zh() + "。");
            default -> new Text("The system ended the call: " + why.en() + ".", "系统结束通话：" + why.zh() + "。");
        };
    }

    static Text message(Entry.Sip m) {
        Text sdp = description(m.sdp());
        String again = m.repeated() ? " (again)" : "";
        String zhAgain = m.repeated() ? "（重发）" : "";
        if (m.status() == null) {
            boolean calls = "INVITE".equals(m.method()) && !m.target().isEmpty();
            String what = m.method() + (calls ? " " + m.target() : "");
            return new Text(what + sdp.en() + again, what + sdp.zh() + zhAgain);
        }
        String what = m.status() + " " + m.reason();
        String method = m.cseq().substring(m.cseq().indexOf(' ') + 1);
        return new Text(what + " to " + method + sdp.en() + again, what + "（" + method + " 的应答）" + sdp.zh() + zhAgain);
    }

    private static Text description(SdpSummary sdp) {
        if (sdp == null) {
            return new Text("", "");
        }
        List<String> codecs =
                sdp.streams().isEmpty() ? List.of() : sdp.streams().get(0).codecs();
        String names = String.join(", ", codecs);
        return sdp.role() == SdpSummary.Role.OFFER
                ? new Text(", offers " + names, "，提议 " + names)
                : new Text(", agrees on " + names, "，同意 " + names);
    }
}
