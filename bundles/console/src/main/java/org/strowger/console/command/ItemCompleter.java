package org.strowger.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.console.Pbx;
import org.strowger.console.model.Staging;

/** What follows a type: the key of an item where one is due, then names of fields, and values where they can be listed. */
@Service
public class ItemCompleter implements Completer {
    /** Positions on the line: command, type, then this. */
    private static final int FIRST = 2;

    @Reference
    Pbx pbx;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String[] words = line.getArguments();
        String whole = line.getCursorArgument() == null ? "" : line.getCursorArgument();
        if (words.length < 2) {
            // Karaf asks in this way whether an earlier word is acceptable; the command itself judges that.
            candidates.add(whole);
            return 0;
        }
        String typed = whole.substring(0, Math.min(whole.length(), line.getArgumentPosition()));
        pbx.config().type(words[1]).ifPresent(schema -> {
            boolean key = line.getCursorArgumentIndex() == FIRST && !schema.singleton() && !words[0].endsWith("add");
            Stream<String> found = key
                    ? new Staging(session, pbx.config()).view().keys(schema.name()).stream()
                    : assignments(session, schema, typed);
            found.filter(c -> c.startsWith(typed)).sorted().forEach(candidates::add);
        });
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    /** No space behind the name of a field or of a kind: something follows. */
    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
        List<String> found = new ArrayList<>();
        complete(session, line, found);
        found.forEach(c -> candidates.add(new Candidate(c, !c.endsWith("=") && !c.endsWith(":"))));
    }

    private Stream<String> assignments(Session session, TypeSchema schema, String typed) {
        int equals = typed.indexOf('=');
        return equals < 0
                ? schema.fields().stream().map(f -> f.name() + "=")
                : schema.field(typed.substring(0, equals)).stream()
                        .flatMap(f ->
                                values(session, f, typed.substring(equals + 1)).map(v -> f.name() + "=" + v));
    }

    private Stream<String> values(Session session, FieldSchema field, String typed) {
        if (field.kind() == Kind.BOOLEAN) {
            return Stream.of("true", "false");
        }
        if (!field.references().isEmpty()) {
            return keys(session, field.references());
        }
        if (field.destination()) {
            return destinations(session, typed);
        }
        return field.options().stream().map(TypeSchema.Option::value);
    }

    /** Kinds first; once a kind is typed, its targets. */
    private Stream<String> destinations(Session session, String typed) {
        Stream<TargetKind> kinds = pbx.config().targetKinds().stream()
                .filter(KnownTargetKind::active)
                .map(KnownTargetKind::kind);
        int colon = typed.indexOf(':');
        if (colon < 0) {
            return kinds.map(k -> k.targetType().isEmpty() && k.targetPattern().isEmpty() ? k.name() : k.name() + ':');
        }
        String kind = typed.substring(0, colon);
        return kinds.filter(k -> k.name().equals(kind) && !k.targetType().isEmpty())
                .flatMap(k -> keys(session, k.targetType()))
                .map(key -> kind + ':' + key);
    }

    private Stream<String> keys(Session session, String type) {
        return new Staging(session, pbx.config()).view().keys(type).stream();
    }
}
