package org.strowger.calls;

import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;

/** A feature code that only remembers its argument. */
final class FakeCode implements FeatureCode {
    private final String id;
    private final String code;
    private final boolean takesArgument;
    private String lastArgument;

    FakeCode(String id, String code, boolean takesArgument) {
        this.id = id;
        this.code = code;
        this.takesArgument = takesArgument;
    }

    String lastArgument() {
        return lastArgument;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text name() {
        return new Text("Name of " + id, id + " 的名称");
    }

    @Override
    public String defaultCode() {
        return code;
    }

    @Override
    public boolean takesArgument() {
        return takesArgument;
    }

    @Override
    public Destination destination(String argument) {
        lastArgument = argument;
        return call -> call.reject(Cause.NORMAL_CLEARING);
    }
}
