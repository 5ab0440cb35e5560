package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** Whoever calls a busy line hears so. */
@Component(service = FeatureCode.class)
public final class BusyOffCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public BusyOffCode(@Reference ForwardingByPhone phone) {
        super("forward-busy-off", "*072", Text.of("Forward when busy: off", "取消遇忙转接"));
        this.phone = phone;
    }

    @Override
    CallScript script(String number) {
        return phone.stop(ForwardKind.BUSY, "forwarding-busy-off");
    }
}
