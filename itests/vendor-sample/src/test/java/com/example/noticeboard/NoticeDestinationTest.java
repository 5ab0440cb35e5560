package com.example.noticeboard;

import org.junit.Before;
import org.strowger.api.call.DestinationKind;
import org.strowger.testkit.contract.DestinationKindContract;

public class NoticeDestinationTest extends DestinationKindContract {
    private final Rig rig = new Rig();

    @Before
    public void setUpANotice() {
        rig.notice("0801");
    }

    @Override
    protected DestinationKind kind() {
        return rig.numbers;
    }

    @Override
    protected String target() {
        return "0801";
    }

    @Override
    protected String absent() {
        return "0802";
    }
}
