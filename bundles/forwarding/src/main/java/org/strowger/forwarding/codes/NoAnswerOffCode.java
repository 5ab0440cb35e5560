package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** Unanswered calls stay unanswered. */
@Component(service = FeatureCode.class)
public final class NoAnswerOffCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public NoAnswerOffCode(@Reference ForwardingByPhone phone) {
        super("forward-no-answer-off", "*073", Text.of("Forward unanswered calls: off", "取消无应答转接"));
        this.phone = phone;
    }

    @Override
    CallScript script(String number) {
        return phone.stop(ForwardKind.NO_ANSWER, "forwarding-no-answer-off");
    }
}
