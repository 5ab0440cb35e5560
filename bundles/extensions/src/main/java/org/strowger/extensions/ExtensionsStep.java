package org.strowger.extensions;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.WizardContribution;
import org.strowger.api.web.WizardStep;
import org.strowger.api.web.WizardStep.Kind;

/** The first extensions are made in the wizard. */
@Component
public final class ExtensionsStep implements WizardContribution {
    @Override
    public List<WizardStep> steps() {
        return List.of(new WizardStep(
                "extensions",
                200,
                Text.of("Extensions", "分机"),
                Text.of(
                        "Add the numbers of your people, many at once: the first number and how many. Passwords are made for you.",
                        "批量添加用户的号码：填写起始号码和数量，密码自动生成。"),
                Kind.TYPE,
                "extension"));
    }
}
