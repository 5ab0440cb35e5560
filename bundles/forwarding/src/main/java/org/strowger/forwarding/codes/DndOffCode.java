package org.strowger.forwarding.codes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;
import org.strowger.forwarding.ForwardingByPhone;

/** Calls get through again. */
@Component(service = FeatureCode.class)
public final class DndOffCode extends SettingCode {
    private final ForwardingByPhone phone;

    @Activate
    public DndOffCode(@Reference ForwardingByPhone phone) {
        super("dnd-off", "*074", Text.of("Do not disturb: off", "取消免打扰"));
        this.phone = phone;
    }

    @Override
    CallScript script(String number) {
        return phone.dnd(false, "forwarding-dnd-off");
    }
}
