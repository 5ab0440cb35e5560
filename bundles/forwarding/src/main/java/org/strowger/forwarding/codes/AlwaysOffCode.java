package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardKind;
import org.strowger.forwarding.ForwardingByPhone;

/** Calls ring here again. */
@Component(service = FeatureCode.class)
public final class AlwaysOffCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public AlwaysOffCode(@Reference ForwardingByPhone phone) {
        super("forward-always-off", "*071", Text.of("Forward all calls: off", "取消无条件转接"));
        this.phone = phone;
    }

    @Override
    CallScript script(String number) {
        return phone.stop(ForwardKind.ALWAYS, "forwarding-always-off");
    }
}
