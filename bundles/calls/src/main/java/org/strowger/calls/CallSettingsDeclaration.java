package org.strowger.calls;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.calls.settings.CallSettings;

/** Declares the settings of all calls. */
@Component(service = ConfigDeclaration.class)
public final class CallSettingsDeclaration implements ConfigDeclaration<CallSettings> {
    @Override
    public Class<CallSettings> type() {
        return CallSettings.class;
    }
}
