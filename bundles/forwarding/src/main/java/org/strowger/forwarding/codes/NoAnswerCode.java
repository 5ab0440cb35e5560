package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** Calls that are not answered go to the number that follows the code. */
@Component(service = FeatureCode.class)
public final class NoAnswerCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public NoAnswerCode(@Reference ForwardingByPhone phone) {
        super("forward-no-answer", "*73", Text.of("Forward unanswered calls", "无应答转接"));
        this.phone = phone;
    }

    @Override
    public boolean takesArgument() {
        return true;
    }

    @Override
    CallScript script(String number) {
        return phone.forward(ForwardKind.NO_ANSWER, number, "forwarding-no-answer-to");
    }
}
