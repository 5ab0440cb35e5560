package ${package};

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;

/** Declares the settings. */
@Component(service = ConfigDeclaration.class)
public final class SettingsDeclaration implements ConfigDeclaration<Settings> {
    @Override
    public Class<Settings> type() {
        return Settings.class;
    }
}
