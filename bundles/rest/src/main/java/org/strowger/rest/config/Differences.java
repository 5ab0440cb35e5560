package org.strowger.rest.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.strowger.api.config.Change;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.Conflict;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.SecretMask;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.core.Text;
import org.strowger.rest.problem.Dispute;

/** Differences in words that people know: what the item is called, and which of its fields differ. */
final class Differences {
    private final ConfigService config;

    Differences(ConfigService config) {
        this.config = config;
    }

    List<Views.Difference> of(List<Change> changes, Predicate<String> typeVisible) {
        return changes.stream()
                .filter(change -> typeVisible.test(change.item().type()))
                .map(this::of)
                .toList();
    }

    private Views.Difference of(Change change) {
        String what = change.before() == null ? "create" : change.after() == null ? "delete" : "update";
        Map<String, Object> shown = change.after() == null ? change.before() : change.after();
        return new Views.Difference(
                change.item().type(),
                change.item().key(),
                typeLabel(change.item().type()),
                label(change.item(), shown),
                what,
                change.before(),
                change.after(),
                change.secretChanged(),
                fields(change));
    }

    private Text typeLabel(String type) {
        return config.type(type)
                .map(TypeSchema::label)
                .or(() -> config.inactiveTypes().stream()
                        .filter(t -> t.name().equals(type))
                        .map(t -> t.label())
                        .findFirst())
                .orElse(new Text(type, type));
    }

    private Text label(ItemRef item, Map<String, Object> values) {
        Text type = typeLabel(item.type());
        Optional<TypeSchema> schema = config.type(item.type());
        if (schema.filter(TypeSchema::singleton).isPresent()) {
            return type;
        }
        String name = schema.map(s -> Choices.label(s, item.key(), values)).orElse(item.key());
        return new Text(type.en() + ": " + name, type.zh() + "：" + name);
    }

    private List<Views.FieldDifference> fields(Change change) {
        Map<String, Object> before = change.before() == null ? Map.of() : change.before();
        Map<String, Object> after = change.after() == null ? Map.of() : change.after();
        Optional<TypeSchema> type = config.type(change.item().type());
        boolean whole = change.before() == null || change.after() == null;
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<Views.FieldDifference> out = new ArrayList<>();
        for (String name : names) {
            Object old = before.get(name);
            Object now = after.get(name);
            boolean secret = SecretMask.SET.equals(old) || SecretMask.SET.equals(now);
            boolean differs = whole
                    ? said(type, name, old == null ? now : old)
                    : !Objects.equals(old, now) || change.secrets().contains(name);
            if (differs) {
                out.add(new Views.FieldDifference(name, fieldLabel(type, name), old, now, secret));
            }
        }
        return out;
    }

    /** Of a new item, or one that goes, what is as it is everywhere says nothing. */
    private static boolean said(Optional<TypeSchema> type, String name, Object value) {
        Object usual =
                type.flatMap(t -> t.field(name)).map(FieldSchema::defaultValue).orElse(null);
        return value != null
                && !"".equals(value)
                && !List.of().equals(value)
                && !Objects.equals(String.valueOf(usual), String.valueOf(value));
    }

    private static Text fieldLabel(Optional<TypeSchema> type, String name) {
        return type.flatMap(t -> t.field(name)).map(FieldSchema::label).orElse(new Text(name, name));
    }

    List<Dispute> disputes(List<Conflict> conflicts) {
        return conflicts.stream().map(this::dispute).toList();
    }

    private Dispute dispute(Conflict conflict) {
        ItemRef item = conflict.item();
        Optional<TypeSchema> type = config.type(item.type());
        Map<String, Object> now = config.snapshot().raw(item.type(), item.key()).orElse(Map.of());
        return new Dispute(
                item.type(),
                item.key(),
                label(item, now),
                conflict.mine().name().toLowerCase(Locale.ROOT),
                conflict.theirs().name().toLowerCase(Locale.ROOT),
                conflict.by(),
                conflict.version(),
                conflict.mergeable(),
                conflict.fields().stream()
                        .map(f -> new Dispute.DisputedField(
                                f.field(), fieldLabel(type, f.field()), f.base(), f.mine(), f.theirs(), f.secret()))
                        .toList());
    }
}
