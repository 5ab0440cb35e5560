package org.strowger.halvirtual;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.halvirtual.VirtualBoardSettings.Module;

/** Declares the simulated board; what is done to wires must be possible there. */
@Component(service = ConfigDeclaration.class)
public final class VirtualBoardDeclaration implements ConfigDeclaration<VirtualBoardSettings> {
    @Override
    public Class<VirtualBoardSettings> type() {
        return VirtualBoardSettings.class;
    }

    @Override
    public List<Problem> validate(VirtualBoardSettings item, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        check(item, "unplugged", item.unplugged(), Module.FXO, problems);
        check(item, "offHook", item.offHook(), Module.FXS, problems);
        return problems;
    }

    private static void check(
            VirtualBoardSettings item, String field, List<String> ports, Module wanted, List<Problem> problems) {
        for (int i = 0; i < ports.size(); i++) {
            String[] parts = ports.get(i).split("/");
            boolean there = Integer.parseInt(parts[1]) <= item.ports();
            if (!there || item.module(Integer.parseInt(parts[0])) != wanted) {
                problems.add(new Problem(
                        "port.unknown",
                        field + "[" + i + "]",
                        Text.of(
                                "{0} is no {1} port of this board (slot/port)",
                                "{0} 不是本主板的 {1} 端口（插槽/端口）", ports.get(i), wanted.name())));
            }
        }
    }
}
