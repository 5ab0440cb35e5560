package org.strowger.wizard;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.web.WizardChanged;

@Component
public final class WizardEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                new EventType("wizard.changed", Text.of("The first steps went on", "初始向导有进展"), WizardChanged.class));
    }
}
