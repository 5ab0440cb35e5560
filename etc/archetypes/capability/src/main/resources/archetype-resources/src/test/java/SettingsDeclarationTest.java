package ${package};

import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.testkit.contract.ConfigDeclarationContract;

public class SettingsDeclarationTest extends ConfigDeclarationContract<Settings> {
    @Override
    protected ConfigDeclaration<Settings> declaration() {
        return new SettingsDeclaration();
    }

    @Override
    protected Map<String, Object> right() {
        return Map.of("beeps", 5);
    }
}
