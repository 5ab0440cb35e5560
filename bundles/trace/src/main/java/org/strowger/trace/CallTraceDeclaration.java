package org.strowger.trace;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;

/** Declares the settings. */
@Component(service = ConfigDeclaration.class)
public final class CallTraceDeclaration implements ConfigDeclaration<CallTraceSettings> {
    @Override
    public Class<CallTraceSettings> type() {
        return CallTraceSettings.class;
    }
}
