package org.strowger.config;

import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;

/** A declaration with, where a test wants it, initial items and validators. */
class Declared<T extends Record> implements ConfigDeclaration<T> {
    private final Class<T> type;
    private final Map<String, Map<String, Object>> initial;

    Declared(Class<T> type) {
        this(type, Map.of());
    }

    Declared(Class<T> type, Map<String, Map<String, Object>> initial) {
        this.type = type;
        this.initial = initial;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public Map<String, Map<String, Object>> initialItems() {
        return initial;
    }

    /** A declaration whose items are judged one by one. */
    interface Judge<T> {
        List<Problem> judge(T item, ConfigSnapshot proposed);
    }

    static <T extends Record> Declared<T> judged(Class<T> type, Judge<T> judge) {
        return new Declared<>(type) {
            @Override
            public List<Problem> validate(T item, ConfigSnapshot proposed) {
                return judge.judge(item, proposed);
            }
        };
    }

    interface SetJudge {
        List<Problem> judge(ConfigSnapshot current, ConfigSnapshot proposed);
    }

    static <T extends Record> Declared<T> judgedAsWhole(Class<T> type, SetJudge judge) {
        return new Declared<>(type) {
            @Override
            public List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
                return judge.judge(current, proposed);
            }
        };
    }
}
