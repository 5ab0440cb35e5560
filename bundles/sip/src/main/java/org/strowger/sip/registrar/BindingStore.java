package org.strowger.sip.registrar;

import java.util.List;

/** Where bindings outlive a restart. */
public interface BindingStore {
    /** All that were kept; blocks. Called once, before any write. */
    List<Binding> load();

    /** Notes that a binding is new or changed; returns at once. */
    void save(Binding binding);

    /** Notes that a binding is gone; returns at once. */
    void remove(String id);
}
