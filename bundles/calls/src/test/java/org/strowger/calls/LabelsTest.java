package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.calls.settings.CallSettings;
import org.strowger.calls.settings.FeatureCodeSetting;
import org.strowger.testkit.Labels;

public class LabelsTest {
    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(CallSettings.class)).isEmpty();
        assertThat(Labels.missing(FeatureCodeSetting.class)).isEmpty();
    }
}
