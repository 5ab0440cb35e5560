package org.strowger.forwarding.codes;

import org.strowger.api.call.CallScript;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.core.Text;

/** A code by which somebody changes his own settings. */
abstract class SettingCode implements FeatureCode {
    private final String id;
    private final String code;
    private final Text name;

    SettingCode(String id, String code, Text name) {
        this.id = id;
        this.code = code;
        this.name = name;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Text name() {
        return name;
    }

    @Override
    public final String defaultCode() {
        return code;
    }

    @Override
    public final Destination destination(String argument) {
        return call -> call.run(script(argument));
    }

    /** @param number what was dialled after the code; empty when nothing */
    abstract CallScript script(String number);
}
