package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.InCallCode;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Text;
import org.strowger.calls.settings.FeatureCodes;

/** The codes that users dial from idle or press in a call, as they are set now. */
final class CodeBook {
    private CodeBook() {}

    /**
     * One code.
     *
     * @param digits what is dialled; empty when it is switched off
     */
    record Code(String id, Text name, String digits, boolean takesArgument) {}

    static String digits(FeatureCode feature, ConfigSnapshot config) {
        return FeatureCodes.effective(feature.id(), feature.defaultCode(), config);
    }

    static String digits(InCallCode feature, ConfigSnapshot config) {
        return FeatureCodes.effective(feature.id(), feature.defaultCode(), config);
    }

    /** All, of either kind. */
    static List<Code> all(Whiteboard whiteboard, ConfigSnapshot config) {
        List<Code> codes = new ArrayList<>();
        whiteboard
                .all(FeatureCode.class)
                .forEach(each -> codes.add(new Code(
                        each.service().id(),
                        each.service().name(),
                        digits(each.service(), config),
                        each.service().takesArgument())));
        whiteboard
                .all(InCallCode.class)
                .forEach(each -> codes.add(
                        new Code(each.service().id(), each.service().name(), digits(each.service(), config), false)));
        return codes;
    }
}
