package org.strowger.halvirtual;

import java.util.List;
import org.junit.After;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.HostInfo;
import org.strowger.halvirtual.VirtualBoardSettings.Module;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.contract.BoardHandleContract;

/** What is asked of every driver. */
public class VirtualBoardContractTest extends BoardHandleContract {
    private final FakeConfig config = new FakeConfig();
    private final VirtualDriver driver = new VirtualDriver(new ManualScheduler());
    private boolean offHook;

    @After
    public void stop() {
        driver.stop();
    }

    @Override
    protected BoardHandle board() {
        return driver.probe(HostInfo.UNKNOWN).orElseThrow();
    }

    /** Somebody takes up a telephone, or hangs it up. */
    @Override
    protected void somethingHappens() {
        offHook = !offHook;
        config.put(
                "default",
                new VirtualBoardSettings(
                        List.of(Module.FXS, Module.FXO), 2, List.of(), offHook ? List.of("1/1") : List.of()));
        driver.refreshed(config.snapshot());
    }
}
