package org.strowger.calls.settings;

import org.strowger.api.call.FeatureCode;
import org.strowger.api.config.ConfigSnapshot;

/** Which code a feature has now. */
public final class FeatureCodes {
    private FeatureCodes() {}

    /** The configured code; the feature's own when nobody has set one; empty when it is switched off. */
    public static String effective(FeatureCode feature, ConfigSnapshot config) {
        return config.find(FeatureCodeSetting.class, feature.id())
                .map(setting -> setting.enabled() ? setting.code() : "")
                .orElseGet(feature::defaultCode);
    }
}
