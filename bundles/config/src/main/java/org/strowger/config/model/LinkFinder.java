package org.strowger.config.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.config.schema.LinkKind;
import org.strowger.config.schema.LinkRule;

/** Finds the links in stored values by the rules of a type, which may be absent. */
final class LinkFinder {
    private LinkFinder() {}

    static List<Link> find(List<LinkRule> rules, Map<String, Object> values) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        for (LinkRule rule : rules) {
            walk(rule, rule.path(), "", values, links);
        }
        return List.copyOf(links);
    }

    private static void walk(LinkRule rule, String rest, String at, Map<?, ?> values, List<Link> out) {
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        String further = dot < 0 ? "" : rest.substring(dot + 1);
        reach(rule, further, at + name, values.get(name), out);
    }

    private static void reach(LinkRule rule, String rest, String at, Object value, List<Link> out) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                reach(rule, rest, at + '[' + i + ']', list.get(i), out);
            }
        } else if (value instanceof Map<?, ?> map && !rest.isEmpty()) {
            walk(rule, rest, at + '.', map, out);
        } else if (value instanceof String text && !text.isEmpty()) {
            boolean number = rule.kind() == LinkKind.NUMBER;
            List<String> pointedAt = number ? NumberSpan.numbers(text) : List.of(text);
            pointedAt.forEach(one -> out.add(new Link(at, rule.kind(), rule.target(), one)));
        }
    }
}
