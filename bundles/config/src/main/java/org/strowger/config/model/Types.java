package org.strowger.config.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Text;
import org.strowger.config.schema.LinkRule;
import org.strowger.config.schema.SchemaReader;
import org.strowger.config.schema.TypeFacts;
import org.strowger.config.schema.TypeModel;

/** The types that are there, and what is remembered of those that are not. Immutable. */
public final class Types {
    /** A type with the declaration that brought it. */
    public record Active(TypeModel model, ConfigDeclaration<?> declaration) {}

    private final Map<String, Active> active;
    private final Map<String, TypeFacts> remembered;
    private final Map<Class<?>, Record> defaults = new HashMap<>();
    private final EntryFactory factory;

    public Types(EntryFactory factory, Map<String, TypeFacts> remembered) {
        this(factory, new TreeMap<>(), Map.copyOf(remembered));
    }

    private Types(EntryFactory factory, Map<String, Active> active, Map<String, TypeFacts> remembered) {
        this.factory = factory;
        this.active = active;
        this.remembered = remembered;
        active.values().stream()
                .map(Active::model)
                .filter(TypeModel::singleton)
                .forEach(m -> defaults.put(m.type(), factory.defaults(m)));
    }

    /** @throws RuntimeException when the defaults of a singleton are none */
    public Types with(TypeModel model, ConfigDeclaration<?> declaration) {
        Map<String, Active> more = new TreeMap<>(active);
        more.put(model.name(), new Active(model, declaration));
        Map<String, TypeFacts> facts = new HashMap<>(remembered);
        facts.put(model.name(), TypeFacts.of(model));
        return new Types(factory, more, Map.copyOf(facts));
    }

    public Types without(String name) {
        Map<String, Active> fewer = new TreeMap<>(active);
        fewer.remove(name);
        return new Types(factory, fewer, remembered);
    }

    /** By name. */
    public Collection<Active> all() {
        return active.values();
    }

    List<TypeModel> models() {
        return active.values().stream().map(Active::model).toList();
    }

    public Optional<TypeModel> model(String name) {
        return Optional.ofNullable(active.get(name)).map(Active::model);
    }

    public Optional<Active> active(String name) {
        return Optional.ofNullable(active.get(name));
    }

    /** What people call a type, absent or not; its name when it was never there. */
    public Text label(String name) {
        TypeFacts facts = remembered.get(name);
        return facts == null ? new Text(name, name) : facts.label();
    }

    /** Whether the type is there, or was once. */
    public boolean known(String name) {
        return remembered.containsKey(name);
    }

    /** An item in words, as in {@code Extensions: 201}. Labels are plural, so no sentence is built around one. */
    public Text label(ItemRef ref) {
        Text type = label(ref.type());
        boolean only = ConfigType.SINGLETON.equals(ref.key())
                && model(ref.type()).filter(TypeModel::singleton).isPresent();
        return only ? type : new Text(type.en() + ": " + ref.key(), type.zh() + " " + ref.key());
    }

    /** Also of an absent type. */
    public List<LinkRule> links(String name) {
        TypeFacts facts = remembered.get(name);
        return facts == null ? List.of() : facts.links();
    }

    /** Whether nothing about it is new. */
    public boolean remembers(TypeModel model) {
        return TypeFacts.of(model).equals(remembered.get(model.name()));
    }

    Record defaults(Class<? extends Record> type) {
        Record known = defaults.get(type);
        return known != null ? known : factory.defaults(SchemaReader.read(type));
    }
}
