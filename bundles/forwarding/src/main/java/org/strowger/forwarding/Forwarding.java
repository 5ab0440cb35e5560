package org.strowger.forwarding;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Where the calls of an extension go instead. An extension without such an item is called as if everything were off. What
 * each field does to a call, and which of two comes first, is said in its help text.
 */
@ConfigType(
        name = "forwarding",
        key = "extension",
        readableBy = "operator",
        icon = "forward",
        menu = "phone",
        menuOrder = 40)
public record Forwarding(
        @Field(required = true, references = "extension", order = 10, column = true) String extension,
        @Field(defaultValue = "false", order = 20, column = true) boolean dnd,
        // ---- always
        @Field(defaultValue = "false", group = "always", order = 100, column = true) boolean alwaysEnabled,
        @Field(pattern = TARGET, group = "always", order = 110, column = true, visibleWhen = "alwaysEnabled")
                String alwaysTarget,
        @Field(defaultValue = "false", group = "always", order = 120, visibleWhen = "alwaysEnabled")
                boolean alwaysNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "always",
                        order = 130,
                        visibleWhen = "alwaysEnabled & alwaysNotice")
                String alwaysPrompt,
        @Field(
                        pattern = "\\+?[0-9*#]{1,32}",
                        maxLength = 100,
                        group = "always",
                        order = 140,
                        widget = "tags",
                        visibleWhen = "alwaysEnabled")
                List<String> vipCallers,
        // ---- busy
        @Field(defaultValue = "false", group = "busy", order = 200, column = true) boolean busyEnabled,
        @Field(pattern = TARGET, group = "busy", order = 210, column = true, visibleWhen = "busyEnabled")
                String busyTarget,
        @Field(defaultValue = "false", group = "busy", order = 220, visibleWhen = "busyEnabled") boolean busyNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "busy",
                        order = 230,
                        visibleWhen = "busyEnabled & busyNotice")
                String busyPrompt,
        // ---- unreachable
        @Field(defaultValue = "false", group = "unreachable", order = 300, importance = Field.Importance.ADVANCED)
                boolean unreachableEnabled,
        @Field(
                        pattern = TARGET,
                        group = "unreachable",
                        order = 310,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "unreachableEnabled")
                String unreachableTarget,
        @Field(
                        defaultValue = "false",
                        group = "unreachable",
                        order = 320,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "unreachableEnabled")
                boolean unreachableNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "unreachable",
                        order = 330,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "unreachableEnabled & unreachableNotice")
                String unreachablePrompt,
        // ---- no answer
        @Field(defaultValue = "false", group = "noAnswer", order = 400, column = true) boolean noAnswerEnabled,
        @Field(pattern = TARGET, group = "noAnswer", order = 410, column = true, visibleWhen = "noAnswerEnabled")
                String noAnswerTarget,
        @Field(min = 5, max = 180, group = "noAnswer", order = 420, visibleWhen = "noAnswerEnabled", unit = "s")
                Duration noAnswerTimeout,
        @Field(defaultValue = "false", group = "noAnswer", order = 430, visibleWhen = "noAnswerEnabled")
                boolean noAnswerNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "noAnswer",
                        order = 440,
                        visibleWhen = "noAnswerEnabled & noAnswerNotice")
                String noAnswerPrompt,
        // ---- no answer or busy
        @Field(defaultValue = "false", group = "noAnswerOrBusy", order = 500, importance = Field.Importance.ADVANCED)
                boolean noAnswerOrBusyEnabled,
        @Field(
                        pattern = TARGET,
                        group = "noAnswerOrBusy",
                        order = 510,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrBusyEnabled")
                String noAnswerOrBusyTarget,
        @Field(
                        min = 5,
                        max = 180,
                        group = "noAnswerOrBusy",
                        order = 520,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrBusyEnabled",
                        unit = "s")
                Duration noAnswerOrBusyTimeout,
        @Field(
                        defaultValue = "false",
                        group = "noAnswerOrBusy",
                        order = 530,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrBusyEnabled")
                boolean noAnswerOrBusyNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "noAnswerOrBusy",
                        order = 540,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrBusyEnabled & noAnswerOrBusyNotice")
                String noAnswerOrBusyPrompt,
        // ---- no answer or unreachable
        @Field(
                        defaultValue = "false",
                        group = "noAnswerOrUnreachable",
                        order = 600,
                        importance = Field.Importance.ADVANCED)
                boolean noAnswerOrUnreachableEnabled,
        @Field(
                        pattern = TARGET,
                        group = "noAnswerOrUnreachable",
                        order = 610,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrUnreachableEnabled")
                String noAnswerOrUnreachableTarget,
        @Field(
                        min = 5,
                        max = 180,
                        group = "noAnswerOrUnreachable",
                        order = 620,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrUnreachableEnabled",
                        unit = "s")
                Duration noAnswerOrUnreachableTimeout,
        @Field(
                        defaultValue = "false",
                        group = "noAnswerOrUnreachable",
                        order = 630,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrUnreachableEnabled")
                boolean noAnswerOrUnreachableNotice,
        @Field(
                        defaultValue = NOTICE,
                        pattern = PROMPT,
                        group = "noAnswerOrUnreachable",
                        order = 640,
                        importance = Field.Importance.ADVANCED,
                        visibleWhen = "noAnswerOrUnreachableEnabled & noAnswerOrUnreachableNotice")
                String noAnswerOrUnreachablePrompt) {

    static final String TYPE = "forwarding";

    /** The prompt that is shipped. */
    static final String NOTICE = "forwarding-notice";

    private static final String TARGET = "|\\+?[0-9]{1,31}";
    private static final String PROMPT = "[a-z0-9][a-z0-9-]{0,63}";

    /** What is set for one kind. */
    ForwardRule rule(ForwardKind kind) {
        return switch (kind) {
            case ALWAYS -> new ForwardRule(kind, alwaysEnabled, alwaysTarget, null, alwaysNotice, alwaysPrompt);
            case BUSY -> new ForwardRule(kind, busyEnabled, busyTarget, null, busyNotice, busyPrompt);
            case UNREACHABLE ->
                new ForwardRule(
                        kind, unreachableEnabled, unreachableTarget, null, unreachableNotice, unreachablePrompt);
            case NO_ANSWER ->
                new ForwardRule(kind, noAnswerEnabled, noAnswerTarget, noAnswerTimeout, noAnswerNotice, noAnswerPrompt);
            case NO_ANSWER_OR_BUSY ->
                new ForwardRule(
                        kind,
                        noAnswerOrBusyEnabled,
                        noAnswerOrBusyTarget,
                        noAnswerOrBusyTimeout,
                        noAnswerOrBusyNotice,
                        noAnswerOrBusyPrompt);
            case NO_ANSWER_OR_UNREACHABLE ->
                new ForwardRule(
                        kind,
                        noAnswerOrUnreachableEnabled,
                        noAnswerOrUnreachableTarget,
                        noAnswerOrUnreachableTimeout,
                        noAnswerOrUnreachableNotice,
                        noAnswerOrUnreachablePrompt);
        };
    }

    /** What is set for every kind. */
    Stream<ForwardRule> rules() {
        return Arrays.stream(ForwardKind.values()).map(this::rule);
    }
}
