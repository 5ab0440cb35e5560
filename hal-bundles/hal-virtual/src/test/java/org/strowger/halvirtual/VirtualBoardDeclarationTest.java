package org.strowger.halvirtual;

import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.halvirtual.VirtualBoardSettings.Module;
import org.strowger.testkit.contract.ConfigDeclarationContract;

public class VirtualBoardDeclarationTest extends ConfigDeclarationContract<VirtualBoardSettings> {
    @Override
    protected ConfigDeclaration<VirtualBoardSettings> declaration() {
        return new VirtualBoardDeclaration();
    }

    @Override
    protected Map<String, Object> right() {
        return Map.of("modules", List.of(Module.FXS, Module.FXO), "ports", 2);
    }

    @Override
    protected Map<String, Map<String, Object>> wrong() {
        return Map.of("unplugged[0]", Map.of("unplugged", List.of("1/1")));
    }
}
