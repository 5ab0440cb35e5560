package org.strowger.console.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.config.Author;
import org.strowger.console.model.Who;

/** What the audit log says of a command: its name, what it was done to, and names of fields, but no values. */
final class CommandAudit {
    /** Commands that only look, unless an option makes them change something. */
    private static final Set<String> LOOKING = Set.of(
            "status",
            "list",
            "contributions",
            "get",
            "diff",
            "history",
            "calls",
            "cdr",
            "plugins",
            "plugin-info",
            "board",
            "language",
            "audit");

    /** Arguments that name things. */
    private static final Set<String> NAMES = Set.of(
            "id",
            "type",
            "key",
            "version",
            "model",
            "archive",
            "user",
            "number",
            "--remove",
            "--end",
            "--delete",
            "--restore");

    private static final Set<String> LOOKING_WITHOUT_OPTION =
            Set.of("registrations", "subscriptions", "tokens", "sessions", "certificate");

    private CommandAudit() {}

    static boolean concerned(PbxAction action) {
        String name = action.getClass().getAnnotation(Command.class).name();
        return !LOOKING.contains(name)
                && !(LOOKING_WITHOUT_OPTION.contains(name)
                        && optionsGiven(action).isEmpty());
    }

    private static List<String> optionsGiven(PbxAction action) {
        List<String> given = new ArrayList<>();
        for (Field field : action.getClass().getDeclaredFields()) {
            Option option = field.getAnnotation(Option.class);
            Object value = option == null ? null : value(field, action);
            if (value != null && !Boolean.FALSE.equals(value)) {
                given.add(option.name());
            }
        }
        return given;
    }

    static AuditEntry entry(PbxAction action, String result, long millis) {
        Author who = Who.now();
        Command command = action.getClass().getAnnotation(Command.class);
        StringBuilder target = new StringBuilder(command.scope()).append(':').append(command.name());
        List<String> fields = new ArrayList<>();
        for (Field field : action.getClass().getDeclaredFields()) {
            Object value = value(field, action);
            if (value != null && !Boolean.FALSE.equals(value)) {
                describe(field, value, target, fields);
            }
        }
        return new AuditEntry(
                who.name(),
                "admin",
                who.address(),
                who.door(),
                "shell",
                target.toString(),
                fields,
                result,
                0,
                millis,
                0,
                "");
    }

    private static void describe(Field field, Object value, StringBuilder target, List<String> fields) {
        Argument argument = field.getAnnotation(Argument.class);
        Option option = field.getAnnotation(Option.class);
        if (argument == null && option == null) {
            return;
        }
        String name = argument == null ? option.name() : argument.name();
        if (value instanceof List<?> list) {
            // Assignments: the name stands before the sign, what may be secret behind it.
            list.forEach(word -> fields.add(String.valueOf(word).replaceFirst("(?s)[=].*", "")));
        } else if (argument != null && NAMES.contains(name)) {
            target.append(' ').append(value);
        } else if (option != null) {
            target.append(' ').append(name).append(NAMES.contains(name) && value instanceof String ? " " + value : "");
        }
    }

    private static Object value(Field field, PbxAction action) {
        if (!field.isAnnotationPresent(Argument.class) && !field.isAnnotationPresent(Option.class)) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(action);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field of our own command", e);
        }
    }
}
