package org.strowger.audit;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;

/** The type {@code audit}. */
@Component(name = "org.strowger.audit.settings", service = ConfigDeclaration.class)
public final class AuditDeclaration implements ConfigDeclaration<AuditSettings> {
    @Override
    public Class<AuditSettings> type() {
        return AuditSettings.class;
    }
}
