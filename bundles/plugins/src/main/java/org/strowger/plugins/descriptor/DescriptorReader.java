package org.strowger.plugins.descriptor;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginDescriptor.Needs;
import org.strowger.api.plugin.PluginDescriptor.Stopping;
import org.strowger.api.plugin.PluginDescriptor.Support;
import org.strowger.plugins.Refusals;

/** Reads {@code STROWGER-INF/plugin.properties}. */
public final class DescriptorReader {
    public static final String PATH = "STROWGER-INF/plugin.properties";
    public static final int MAX_SIZE = 64 << 10;

    private static final Set<String> KEYS = Set.of(
            "id",
            "name.en",
            "name.zh",
            "description.en",
            "description.zh",
            "vendor",
            "support",
            "contributes",
            "config-types",
            "needs.plugins",
            "needs.daemons",
            "needs.ports",
            "start",
            "stop",
            "loss.en",
            "loss.zh");
    private static final String API = "api.";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CONTRIBUTION = Pattern.compile(NAME + "(:[A-Za-z0-9*#._-]+)?");
    private static final Pattern PORT = Pattern.compile("(tcp|udp)/[1-9][0-9]{0,4}");
    private static final int LONGEST = 1000;

    private final Properties values;

    private DescriptorReader(Properties values) {
        this.values = values;
    }

    /**
     * @param imported packages of the API that the bundles import, with their ranges
     * @throws ProblemException code {@code plugin.descriptor} when it is not as it should be
     */
    public static PluginDescriptor read(byte[] content, Map<String, String> imported) {
        return new DescriptorReader(load(content)).describe(imported);
    }

    private static Properties load(byte[] content) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw wrong("it is not UTF-8 text of lines \"key = value\"", "内容不是由“键 = 值”行组成的 UTF-8 文本");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private PluginDescriptor describe(Map<String, String> imported) {
        refuseUnknownKeys();
        Stopping stopping = choice(Stopping.class, "stop", Stopping.FREE);
        return new PluginDescriptor(
                matching("id", required("id"), NAME, 64),
                text("name", true),
                text("description", true),
                required("vendor"),
                choice(Support.class, "support", Support.COMMUNITY),
                list("contributes", CONTRIBUTION),
                list("config-types", NAME),
                new Needs(list("needs.plugins", NAME), list("needs.daemons", NAME), list("needs.ports", PORT)),
                onByDefault(),
                stopping,
                text("loss", stopping == Stopping.LOSSY),
                api(imported));
    }

    /** A misspelt key would otherwise be a wish that nobody hears. */
    private void refuseUnknownKeys() {
        TreeSet<String> unknown = new TreeSet<>(values.stringPropertyNames());
        unknown.removeIf(key -> KEYS.contains(key) || key.startsWith(API));
        if (!unknown.isEmpty()) {
            throw wrong("unknown key " + unknown.first(), "未知的键 " + unknown.first());
        }
    }

    private boolean onByDefault() {
        return switch (values.getProperty("start", "on").strip()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw wrong("start must be on or off", "start 须为 on 或 off");
        };
    }

    private Map<String, String> api(Map<String, String> imported) {
        Map<String, String> api = new TreeMap<>(imported);
        for (String key : values.stringPropertyNames()) {
            if (key.startsWith(API)) {
                api.merge(key.substring(API.length()), values.getProperty(key).strip(), (derived, said) -> said);
            }
        }
        return api;
    }

    private Text text(String name, boolean needed) {
        return needed
                ? new Text(required(name + ".en"), required(name + ".zh"))
                : new Text(optional(name + ".en"), optional(name + ".zh"));
    }

    private String optional(String key) {
        String value = values.getProperty(key, "").strip();
        if (value.length() > LONGEST) {
            throw wrong(key + " is longer than " + LONGEST + " characters", key + " 超过 " + LONGEST + " 个字符");
        }
        return value;
    }

    private String required(String key) {
        String value = optional(key);
        if (value.isEmpty()) {
            throw wrong(key + " is missing", "缺少 " + key);
        }
        return value;
    }

    private static String matching(String key, String value, Pattern pattern, int longest) {
        if (value.length() > longest || !pattern.matcher(value).matches()) {
            throw wrong(key + " cannot be \"" + value + "\"", key + " 不能为“" + value + "”");
        }
        return value;
    }

    private List<String> list(String key, Pattern pattern) {
        return Arrays.stream(optional(key).split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> matching(key, value, pattern, 128))
                .toList();
    }

    private <E extends Enum<E>> E choice(Class<E> type, String key, E unless) {
        String value = optional(key);
        if (value.isEmpty()) {
            return unless;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(option -> option.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(key + " cannot be \"" + value + "\"", key + " 不能为“" + value + "”"));
    }

    private static ProblemException wrong(String en, String zh) {
        return new ProblemException(
                ProblemException.Kind.INVALID,
                "plugin.descriptor",
                "archive",
                new Text(Refusals.shortened(PATH + ": " + en + "."), Refusals.shortened(PATH + "：" + zh + "。")));
    }
}
