package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** Calls go to the number that follows the code when the line is busy. */
@Component(service = FeatureCode.class)
public final class BusyCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public BusyCode(@Reference ForwardingByPhone phone) {
        super("forward-busy", "*72", Text.of("Forward when busy", "遇忙转接"));
        this.phone = phone;
    }

    @Override
    public boolean takesArgument() {
        return true;
    }

    @Override
    CallScript script(String number) {
        return phone.forward(ForwardKind.BUSY, number, "forwarding-busy-to");
    }
}
