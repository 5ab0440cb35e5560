package com.example.noticeboard;

import org.strowger.api.call.FeatureCode;
import org.strowger.testkit.contract.FeatureCodeContract;

public class NoticesCodeTest extends FeatureCodeContract {
    @Override
    protected FeatureCode code() {
        return new Rig().code;
    }
}
