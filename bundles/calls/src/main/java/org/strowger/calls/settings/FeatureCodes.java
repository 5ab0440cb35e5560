package org.strowger.calls.settings;

import org.strowger.api.config.ConfigSnapshot;

/** Which code a feature has now. */
public final class FeatureCodes {
    private FeatureCodes() {}

    /**
     * The configured code; the feature's own when nobody has set one; empty when it is switched off.
     *
     * @param id of the feature
     * @param own code that it comes with
     */
    public static String effective(String id, String own, ConfigSnapshot config) {
        return config.find(FeatureCodeSetting.class, id)
                .map(setting -> setting.enabled() ? setting.code() : "")
                .orElse(own);
    }
}
