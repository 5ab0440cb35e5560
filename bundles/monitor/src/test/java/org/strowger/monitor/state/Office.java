package org.strowger.monitor.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipAccount;
import org.strowger.testkit.FakeConfig;

/** Extensions, what they have set, and their phones. */
final class Office extends FakeConfig implements Registrations {
    final Map<String, Map<String, Map<String, Object>>> items = new TreeMap<>();
    final Map<String, List<Registration>> phones = new LinkedHashMap<>();
    final Set<String> types = new HashSet<>(Set.of("extension", "forwarding"));

    void set(String type, String key, Map<String, Object> values) {
        items.computeIfAbsent(type, name -> new TreeMap<>()).put(key, values);
    }

    void register(String user, boolean reachable) {
        phones.put(user, List.of(binding(user, reachable)));
    }

    static Registration binding(String user, boolean reachable) {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        return new Registration(
                "r" + user,
                user,
                "sip:" + user + "@192.0.2.1",
                "192.0.2.1:5060",
                SipAccount.Transport.UDP,
                "phone",
                now,
                now.plusSeconds(3600),
                reachable,
                -1);
    }

    @Override
    public List<Registration> all() {
        List<Registration> all = new ArrayList<>();
        phones.values().forEach(all::addAll);
        return all;
    }

    @Override
    public List<Registration> of(String user) {
        return phones.getOrDefault(user, List.of());
    }

    @Override
    public boolean remove(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return types.contains(name) ? Optional.of(schema(name)) : Optional.empty();
    }

    private static TypeSchema schema(String name) {
        return new TypeSchema(name, "number", Text.of(name, name), List.of(), List.of(), List.of());
    }

    @Override
    public ConfigSnapshot snapshot() {
        return new Snapshot();
    }

    /** Shows items as values alone, as a bundle sees them that does not know their type. */
    private final class Snapshot implements ConfigSnapshot {
        @Override
        public long version() {
            return 1;
        }

        @Override
        public <T extends Record> Optional<T> find(Class<T> type, String key) {
            return Optional.empty();
        }

        @Override
        public <T extends Record> Collection<T> all(Class<T> type) {
            return List.of();
        }

        @Override
        public <T extends Record> T singleton(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> typeNames() {
            return items.keySet();
        }

        @Override
        public Optional<Map<String, Object>> raw(String type, String key) {
            return Optional.ofNullable(items.getOrDefault(type, Map.of()).get(key));
        }

        @Override
        public Optional<String> fingerprint(String type, String key) {
            return raw(type, key).map(Map::toString);
        }

        @Override
        public Set<String> keys(String type) {
            return items.getOrDefault(type, Map.of()).keySet();
        }

        @Override
        public Optional<ItemRef> ownerOfNumber(String number) {
            return Optional.empty();
        }
    }
}
