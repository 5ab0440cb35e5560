package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** All calls go to the number that follows the code. */
@Component(service = FeatureCode.class)
public final class AlwaysCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public AlwaysCode(@Reference ForwardingByPhone phone) {
        super("forward-always", "*71", Text.of("Forward all calls", "无条件转接"));
        this.phone = phone;
    }

    @Override
    public boolean takesArgument() {
        return true;
    }

    @Override
    CallScript script(String number) {
        return phone.forward(ForwardKind.ALWAYS, number, "forwarding-always-to");
    }
}
