package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardingByPhone;

/** Nobody gets through. */
@Component(service = FeatureCode.class)
public final class DndCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public DndCode(@Reference ForwardingByPhone phone) {
        super("dnd", "*74", Text.of("Do not disturb", "免打扰"));
        this.phone = phone;
    }

    @Override
    CallScript script(String number) {
        return phone.dnd(true, "forwarding-dnd-on");
    }
}
