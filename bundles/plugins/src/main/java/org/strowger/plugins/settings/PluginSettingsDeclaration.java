package org.strowger.plugins.settings;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;

/** The type {@code plugin-settings}. */
@Component(name = "org.strowger.plugins.settings", service = ConfigDeclaration.class)
public final class PluginSettingsDeclaration implements ConfigDeclaration<PluginSettings> {
    @Override
    public Class<PluginSettings> type() {
        return PluginSettings.class;
    }
}
