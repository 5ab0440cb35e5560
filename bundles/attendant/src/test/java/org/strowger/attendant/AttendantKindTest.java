package org.strowger.attendant;

import org.junit.Before;
import org.strowger.api.call.DestinationKind;
import org.strowger.testkit.FakeDestinations;
import org.strowger.testkit.contract.DestinationKindContract;

public class AttendantKindTest extends DestinationKindContract {
    private final Menu menu = new Menu();

    @Before
    public void setUpAnAttendant() {
        menu.config.put("0600", menu.attendant());
    }

    @Override
    protected DestinationKind kind() {
        return new AttendantNumbers(menu.config, new FakeDestinations(), menu.media);
    }

    @Override
    protected String target() {
        return "0600";
    }

    @Override
    protected String absent() {
        return "0601";
    }
}
