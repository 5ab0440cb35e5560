package org.strowger.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.TargetKind;
import org.strowger.api.core.Text;
import org.strowger.config.journal.Journal;
import org.strowger.config.schema.LinkKind;
import org.strowger.config.schema.LinkRule;
import org.strowger.config.schema.TypeFacts;
import org.strowger.config.value.Json;

/** What the database remembers of types and of kinds of destinations, so that references count while they are absent. */
final class Memory {
    private final Journal journal;

    Memory(Journal journal) {
        this.journal = journal;
    }

    Map<String, TypeFacts> types() {
        Map<String, TypeFacts> types = new HashMap<>();
        journal.typeFacts().forEach((name, facts) -> types.put(name, facts(name, Json.readList(facts))));
        return types;
    }

    /** Links, and among them one entry with the label, which earlier versions did not write. */
    private static TypeFacts facts(String name, List<Map<String, Object>> facts) {
        Text label = facts.stream()
                .filter(f -> f.containsKey("en"))
                .map(f -> new Text((String) f.get("en"), (String) f.get("zh")))
                .findFirst()
                .orElse(new Text(name, name));
        return new TypeFacts(
                label,
                facts.stream()
                        .filter(f -> f.containsKey("path"))
                        .map(Memory::rule)
                        .toList());
    }

    private static LinkRule rule(Map<String, Object> fact) {
        LinkKind kind = Boolean.TRUE.equals(fact.get("destination"))
                ? LinkKind.DESTINATION
                : Boolean.TRUE.equals(fact.get("number")) ? LinkKind.NUMBER : LinkKind.REFERENCE;
        return new LinkRule((String) fact.get("path"), kind, (String) fact.get("target"));
    }

    void keep(String type, TypeFacts facts) {
        List<Map<String, Object>> list = new ArrayList<>();
        facts.links().forEach(link -> list.add(fact(link)));
        list.add(Map.of("en", facts.label().en(), "zh", facts.label().zh()));
        journal.rememberType(type, Json.write(list));
    }

    private static Map<String, Object> fact(LinkRule rule) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("path", rule.path());
        fact.put("number", rule.kind() == LinkKind.NUMBER);
        fact.put("destination", rule.kind() == LinkKind.DESTINATION);
        fact.put("target", rule.target());
        return fact;
    }

    Map<String, TargetKind> kinds() {
        Map<String, TargetKind> kinds = new HashMap<>();
        journal.kindFacts()
                .forEach((name, facts) ->
                        kinds.put(name, kind(name, Json.readList(facts).get(0))));
        return kinds;
    }

    private static TargetKind kind(String name, Map<String, Object> fact) {
        Text label = new Text((String) fact.get("en"), (String) fact.get("zh"));
        return new TargetKind(name, label, (String) fact.get("type"), (String) fact.get("pattern"));
    }

    void keep(TargetKind kind) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("en", kind.label().en());
        fact.put("zh", kind.label().zh());
        fact.put("type", kind.targetType());
        fact.put("pattern", kind.targetPattern());
        journal.rememberKind(kind.name(), Json.write(List.of(fact)));
    }
}
