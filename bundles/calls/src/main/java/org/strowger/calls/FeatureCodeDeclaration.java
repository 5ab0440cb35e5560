package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.calls.settings.FeatureCodeSetting;

/** Declares the feature codes, of idle phones and in calls, and keeps them apart from each other and from the numbers. */
@Component(service = ConfigDeclaration.class)
public final class FeatureCodeDeclaration implements ConfigDeclaration<FeatureCodeSetting> {
    private final Whiteboard whiteboard;

    @Activate
    public FeatureCodeDeclaration(@Reference Whiteboard whiteboard) {
        this.whiteboard = whiteboard;
    }

    @Override
    public Class<FeatureCodeSetting> type() {
        return FeatureCodeSetting.class;
    }

    @Override
    public List<Problem> validate(FeatureCodeSetting item, ConfigSnapshot proposed) {
        if (!item.enabled()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        proposed.ownerOfNumber(item.code()).ifPresent(owner -> problems.add(takenByNumber(item.code(), owner)));
        clash(item, proposed).ifPresent(problems::add);
        if (item.code().matches("[0-9]+") && takesArgument(item.id(), proposed)) {
            problems.add(new Problem(
                    "code.digits",
                    "code",
                    Text.of(
                            "A code with digits after it must begin with * or #, or it would swallow numbers",
                            "后面带号码的功能码必须以 * 或 # 开头，否则会与号码混淆")));
        }
        return problems;
    }

    private Optional<Problem> clash(FeatureCodeSetting item, ConfigSnapshot proposed) {
        for (CodeBook.Code other : CodeBook.all(whiteboard, proposed)) {
            if (!other.id().equals(item.id()) && other.digits().equals(item.code())) {
                return Optional.of(takenByCode(item.code(), other.name()));
            }
        }
        return proposed.all(FeatureCodeSetting.class).stream()
                .filter(other -> other.enabled() && !other.id().equals(item.id()))
                .filter(other -> other.code().equals(item.code()))
                .findFirst()
                .map(other -> takenByCode(item.code(), new Text(other.id(), other.id())));
    }

    private boolean takesArgument(String id, ConfigSnapshot proposed) {
        return CodeBook.all(whiteboard, proposed).stream()
                .anyMatch(code -> code.id().equals(id) && code.takesArgument());
    }

    private static Problem takenByCode(String code, Text other) {
        return new Problem(
                "code.taken",
                "code",
                new Text(
                        code + " is already the code of \"" + other.en() + "\"", code + " 已是“" + other.zh() + "”的功能码"));
    }

    private static Problem takenByNumber(String code, ItemRef owner) {
        return new Problem(
                "code.taken",
                "code",
                new Text(
                        code + " is already a number: " + owner.type() + " " + owner.key(),
                        code + " 已是号码：" + owner.type() + " " + owner.key()));
    }
}
