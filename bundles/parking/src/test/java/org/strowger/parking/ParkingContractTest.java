package org.strowger.parking;

import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.testkit.contract.ConfigDeclarationContract;

public class ParkingContractTest extends ConfigDeclarationContract<ParkingSettings> {
    @Override
    protected ConfigDeclaration<ParkingSettings> declaration() {
        return new ParkingDeclaration();
    }

    @Override
    protected Map<String, Object> right() {
        return Map.of("slots", "41-49");
    }

    @Override
    protected Map<String, Map<String, Object>> wrong() {
        return Map.of("slots", Map.of("slots", "49-41"));
    }
}
