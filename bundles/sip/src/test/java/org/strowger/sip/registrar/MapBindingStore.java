package org.strowger.sip.registrar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps bindings in memory, for the registrar's tests. */
final class MapBindingStore implements BindingStore {
    final Map<String, Binding> kept = new LinkedHashMap<>();

    @Override
    public List<Binding> load() {
        return List.copyOf(kept.values());
    }

    @Override
    public void save(Binding binding) {
        kept.put(binding.id(), binding);
    }

    @Override
    public void remove(String id) {
        kept.remove(id);
    }
}
