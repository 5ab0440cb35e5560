package org.strowger.rest.fake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.SecretMask;

/** Items at one version; the field {@code password} is a secret. */
record FakeSnapshot(long version, Map<String, Map<String, Map<String, Object>>> items) implements ConfigSnapshot {
    @Override
    public <T extends Record> Optional<T> find(Class<T> type, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends Record> Collection<T> all(Class<T> type) {
        throw new UnsupportedOperationException();
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
        return Optional.ofNullable(items.getOrDefault(type, Map.of()).get(key)).map(values -> {
            Map<String, Object> masked = new LinkedHashMap<>(values);
            masked.computeIfPresent("password", (f, v) -> v.equals("") ? SecretMask.UNSET : SecretMask.SET);
            return masked;
        });
    }

    @Override
    public Optional<String> fingerprint(String type, String key) {
        return Optional.ofNullable(items.getOrDefault(type, Map.of()).get(key)).map(Map::toString);
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
