package org.strowger.branding;

import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;

/** The type {@code branding}. */
@Component(name = "org.strowger.branding.settings", service = ConfigDeclaration.class)
public final class BrandDeclaration implements ConfigDeclaration<BrandSettings> {
    @Override
    public Class<BrandSettings> type() {
        return BrandSettings.class;
    }
}
