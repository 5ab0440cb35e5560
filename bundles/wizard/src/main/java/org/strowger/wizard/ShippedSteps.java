package org.strowger.wizard;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.WizardContribution;
import org.strowger.api.web.WizardStep;
import org.strowger.api.web.WizardStep.Kind;

/** Steps that every installation has; the others come with what they set up. */
@Component
public final class ShippedSteps implements WizardContribution {
    @Override
    public List<WizardStep> steps() {
        return List.of(
                new WizardStep(
                        "region",
                        100,
                        Text.of("Language and region", "语言与区域"),
                        Text.of(
                                "Which language callers hear, in which time zone the system stands, and whose country's tones it makes.",
                                "呼叫者听到的语言、系统所在的时区，以及信号音所属的国家。"),
                        Kind.TYPE,
                        "region"),
                new WizardStep(
                        "password",
                        800,
                        Text.of("Password of the administrator", "管理员密码"),
                        Text.of("Replace the one-time password by one that only you know.", "请将一次性密码更换为只有您知道的密码。"),
                        Kind.BUILTIN,
                        "password"),
                new WizardStep(
                        "done",
                        900,
                        Text.of("Ready to call", "可以开始呼叫"),
                        Text.of(
                                "Set up a phone with a number and its password, and make the first call.",
                                "用一个号码及其密码设置话机，拨打第一通电话。"),
                        Kind.BUILTIN,
                        "done"));
    }
}
