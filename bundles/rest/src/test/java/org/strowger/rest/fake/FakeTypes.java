package org.strowger.rest.fake;

import java.util.List;
import org.strowger.api.config.Field.Importance;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldHints;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;
import org.strowger.api.config.TypeSchema.TypeHints;
import org.strowger.api.core.Text;

/** Types of configuration for tests. */
public final class FakeTypes {
    static final TypeSchema EXTENSION = new TypeSchema(
            "extension",
            "number",
            Text.of("Extension", "分机"),
            List.of(
                    field("number", Kind.STRING, "user", SecretKind.NONE, true),
                    field("name", Kind.STRING, "", SecretKind.NONE, false),
                    field("password", Kind.STRING, "", SecretKind.ENCRYPTED, false),
                    field("enabled", Kind.BOOLEAN, "", SecretKind.NONE, false),
                    field("ringTime", Kind.DURATION, "", SecretKind.NONE, false),
                    field("fallback", Kind.STRING, "", SecretKind.NONE, false),
                    field("codecs", Kind.LIST, "", SecretKind.NONE, false),
                    field("callerId", Kind.STRING, "", SecretKind.NONE, false)),
            List.of("operator", "user"),
            List.of("operator"),
            "phone",
            new TypeHints("name", "phone", 500, Text.of("What it is", "说明"), Text.of("Add one", "请添加")));
    static final TypeSchema ACCOUNT = new TypeSchema(
            "account",
            "name",
            Text.of("Account", "账户"),
            List.of(field("name", Kind.STRING, "", SecretKind.NONE, true)),
            List.of(),
            List.of());
    static final TypeSchema PROMPT = new TypeSchema(
            "prompt",
            "name",
            Text.of("Prompt", "提示音"),
            List.of(field("name", Kind.STRING, "", SecretKind.NONE, true)),
            List.of("billing", "user"),
            List.of());

    /** Each user may change his own. */
    public static final TypeSchema GREETING = new TypeSchema(
            "greeting",
            "number",
            Text.of("Greeting", "问候语"),
            List.of(
                    field("number", Kind.STRING, "user", SecretKind.NONE, true),
                    field("name", Kind.STRING, "", SecretKind.NONE, false)),
            List.of(),
            List.of("user"));

    private FakeTypes() {}

    private static FieldSchema field(String name, Kind kind, String numberKind, SecretKind secret, boolean required) {
        return new FieldSchema(
                name,
                kind,
                kind == Kind.LIST ? Kind.STRING : null,
                List.of(),
                required,
                kind == Kind.BOOLEAN ? Boolean.TRUE : null,
                null,
                255L,
                "",
                "codecs".equals(name)
                        ? List.of(
                                new Option("PCMA", Text.of("A-law", "A 律")),
                                new Option("PCMU", Text.of("µ-law", "µ 律")))
                        : List.of(),
                "",
                "fallback".equals(name),
                numberKind,
                secret,
                "profile",
                0,
                true,
                false,
                false,
                Text.of("Label of " + name, name + "标签"),
                Text.of("Help", "帮助"),
                Text.of("Profile", "资料"),
                new FieldHints(
                        "password".equals(name) ? "password-generate" : "",
                        "codecs".equals(name) ? Importance.ADVANCED : Importance.BASIC,
                        "ringTime".equals(name) ? "enabled" : "",
                        "ringTime".equals(name) ? "s" : "",
                        Text.of("", ""),
                        "name".equals(name),
                        "callerId".equals(name)));
    }
}
