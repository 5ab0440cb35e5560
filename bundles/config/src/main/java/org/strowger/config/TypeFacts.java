package org.strowger.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.config.journal.Journal;
import org.strowger.config.schema.LinkRule;
import org.strowger.config.schema.TypeModel;
import org.strowger.config.value.Json;

/** What is remembered of a type in the database, so that its items' references count while it is absent. */
final class TypeFacts {
    private TypeFacts() {}

    static Map<String, List<LinkRule>> load(Journal journal) {
        Map<String, List<LinkRule>> rules = new HashMap<>();
        journal.typeFacts()
                .forEach((type, facts) -> rules.put(
                        type, Json.readList(facts).stream().map(TypeFacts::rule).toList()));
        return rules;
    }

    private static LinkRule rule(Map<String, Object> fact) {
        return new LinkRule(
                (String) fact.get("path"), Boolean.TRUE.equals(fact.get("number")), (String) fact.get("target"));
    }

    static void save(Journal journal, TypeModel type) {
        List<Map<String, Object>> facts =
                type.links().stream().map(TypeFacts::fact).toList();
        journal.rememberType(type.name(), Json.write(facts));
    }

    private static Map<String, Object> fact(LinkRule rule) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("path", rule.path());
        fact.put("number", rule.number());
        fact.put("target", rule.target());
        return fact;
    }
}
