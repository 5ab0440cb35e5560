package org.strowger.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Text;

/** Routing decisions as people say them. Those that are not known here are shown as they were noted, under a name. */
final class Decisions {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("dial", "呼叫"),
            Map.entry("extension", "分机"),
            Map.entry("forwarding", "呼叫转移"),
            Map.entry("feature-code", "功能码"),
            Map.entry("in-call-code", "通话中功能码"),
            Map.entry("destination", "目的地"),
            Map.entry("fallback", "后备目的地"),
            Map.entry("routing", "路由"),
            Map.entry("number-plan", "号码计划"),
            Map.entry("transfer", "转接"),
            Map.entry("hold", "等待"),
            Map.entry("connect", "接续"),
            Map.entry("limit", "限制"),
            Map.entry("attendant", "自动总机"),
            Map.entry("parking", "呼叫驻留"),
            Map.entry("drain", "停用"),
            Map.entry("redirect", "话机改发"),
            Map.entry("script", "语音服务"),
            Map.entry("anonymous", "匿名来电"),
            Map.entry("originate", "代为呼叫"),
            Map.entry("takeover", "接管"),
            Map.entry("tone", "提示音"),
            Map.entry("media", "媒体"));

    private static final Map<String, Text> REASONS = Map.of(
            "UNCONDITIONAL", new Text("always", "无条件"),
            "BUSY", new Text("busy", "遇忙"),
            "NO_ANSWER", new Text("no answer", "无应答"),
            "UNAVAILABLE", new Text("unreachable", "不可达"),
            "DEFLECTION", new Text("by the phone", "由话机"),
            "UNKNOWN", new Text("reason unknown", "原因未知"));

    /** A form that decisions have. */
    private record Form(String step, Pattern decision, String en, String zh) {
        static Form of(String step, String decision, String en, String zh) {
            return new Form(step, Pattern.compile(decision), en, zh);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("dial", "(\\S+): 0 devices", "{0} has no device that could ring", "{0} 没有可振铃的设备"),
            Form.of("dial", "(\\S+): (\\d+) devices?", "{1} device(s) of {0} are called", "呼叫 {0} 的 {1} 台设备"),
            Form.of("dial", "(\\S+): ([A-Z_]+)", "{0} was not reached: {1}", "未接通 {0}：{1}"),
            Form.of("extension", "([0-9]+)", "{0} is an extension", "{0} 是分机"),
            Form.of(
                    "extension",
                    "(\\S+): in a call, call waiting off",
                    "{0} is in a call and has call waiting off",
                    "{0} 正在通话且未开启呼叫等待"),
            Form.of("feature-code", "([a-z0-9-]+)", "feature code: {0}", "功能码：{0}"),
            Form.of("number-plan", "nobody has this number", "nobody has this number", "无人使用该号码"),
            Form.of("number-plan", "not in the dial alphabet", "not a number that can be dialled", "号码无效"),
            Form.of("forwarding", "(\\S+): do not disturb", "{0} does not want to be disturbed", "{0} 已设免打扰"),
            Form.of(
                    "forwarding",
                    "(\\S+) to (\\S+): ([A-Z_]+)",
                    "calls of {0} are forwarded to {1} ({2})",
                    "{0} 的来电转到 {1}（{2}）"),
            Form.of(
                    "forwarding",
                    "(\\S+) to (\\S+) refused: (.*)",
                    "{0} forwards to {1}, which cannot be: {2}",
                    "{0} 转到 {1} 不可行：{2}"),
            Form.of("fallback", "operator", "goes to the operator", "转到话务员"),
            Form.of("originate", "calling (\\S+) first", "{0} is called first", "先呼叫 {0}"),
            Form.of("hold", "waits", "the caller waits", "主叫等待"),
            Form.of("drain", "the script is out of service", "the service is being stopped", "服务正在停用"));

    private Decisions() {}

    static Text of(String step, String decision) {
        for (Form form : FORMS) {
            Matcher matcher = form.step.equals(step) ? form.decision.matcher(decision) : null;
            if (matcher != null && matcher.matches()) {
                return filled(form, matcher);
            }
        }
        return new Text(step + ": " + decision, NAMES.getOrDefault(step, step) + "：" + decision);
    }

    private static Text filled(Form form, Matcher matcher) {
        String en = form.en;
        String zh = form.zh;
        for (int i = 0; i < matcher.groupCount(); i++) {
            Text value = word(form.step, matcher.group(i + 1));
            en = en.replace("{" + i + "}", value.en());
            zh = zh.replace("{" + i + "}", value.zh());
        }
        return new Text(en, zh);
    }

    /** What a word in capitals means depends on who has written it. */
    private static Text word(String step, String found) {
        if (step.equals("forwarding") && REASONS.containsKey(found)) {
            return REASONS.get(found);
        }
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.name().equals(found))
                .findFirst()
                .map(Endings::of)
                .orElseGet(() -> new Text(found, found));
    }

    /** Whether a note tells of something that happened rather than of a decision. */
    static boolean event(String step) {
        return step.equals("drain") || step.equals("media") || step.equals("tone");
    }
}
