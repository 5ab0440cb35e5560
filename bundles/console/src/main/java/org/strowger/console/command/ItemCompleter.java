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

    /** No space behind a field's name: its value follows. */
    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
        List<String> found = new ArrayList<>();
        complete(session, line, found);
        found.forEach(c -> candidates.add(new Candidate(c, !c.endsWith("="))));
    }

    private Stream<String> assignments(Session session, TypeSchema schema, String typed) {
        int equals = typed.indexOf('=');
        return equals < 0
                ? schema.fields().stream().map(f -> f.name() + "=")
                : schema.field(typed.substring(0, equals)).stream()
                        .flatMap(f -> values(session, f).map(v -> f.name() + "=" + v));
    }

    private Stream<String> values(Session session, FieldSchema field) {
        if (field.kind() == Kind.BOOLEAN) {
            return Stream.of("true", "false");
        }
        if (!field.references().isEmpty()) {
            return new Staging(session, pbx.config()).view().keys(field.references()).stream();
        }
        return field.options().stream().map(TypeSchema.Option::value);
    }
}
