package org.strowger.boards;

import java.util.List;
import java.util.Optional;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;
import org.strowger.testkit.FakeConfig;

/** A configuration in which this bundle's type is there or not. */
final class SettableConfig extends FakeConfig {
    volatile boolean ready = true;

    @Override
    public Optional<TypeSchema> type(String name) {
        return ready && name.equals(BoardSettings.TYPE)
                ? Optional.of(new TypeSchema(name, "", new Text("", ""), List.of(), List.of(), List.of()))
                : Optional.empty();
    }
}
