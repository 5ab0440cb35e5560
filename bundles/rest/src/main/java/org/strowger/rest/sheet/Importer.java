package org.strowger.rest.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.rest.config.TypeAccess;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.problem.RowProblemsException;
import org.strowger.rest.security.Caller;

/** Stages the rows of one sheet. Used once. */
final class Importer {
    private static final int MOST_PROBLEMS = 200;

    private final TypeSchema type;
    private final ConfigSnapshot current;
    private final Mode mode;
    private final Caller author;
    private final List<ProblemDocument.Entry> problems = new ArrayList<>();
    private final Map<String, Integer> rowOfKey = new LinkedHashMap<>();
    private int created;
    private int updated;

    /** What to do with rows whose item exists, or does not. */
    enum Mode {
        /** Creates and changes. */
        MERGE,
        CREATE,
        UPDATE
    }

    Importer(TypeSchema type, ConfigSnapshot current, Mode mode, Caller author) {
        this.type = type;
        this.current = current;
        this.mode = mode;
        this.author = author;
    }

    void stage(ConfigTransaction transaction, Table table) {
        List<Column> columns = columns(table.heading());
        failIfAny();
        for (int i = 0; i < table.rows().size() && problems.size() < MOST_PROBLEMS; i++) {
            List<String> cells = table.rows().get(i);
            if (cells.stream().anyMatch(c -> !c.isBlank())) {
                stageRow(transaction, columns, cells, i + 2);
            }
        }
        failIfAny();
    }

    private List<Column> columns(List<String> heading) {
        List<Column> known = Column.of(type);
        List<Column> columns = new ArrayList<>();
        for (String title : heading) {
            Column column =
                    known.stream().filter(c -> c.isCalled(title)).findFirst().orElse(null);
            if (!title.isBlank() && (column == null || columns.contains(column))) {
                problems.add(entry(
                        1,
                        "column.unknown",
                        title,
                        "There is no field for this column, or it stands there twice.",
                        "没有与此列对应的字段，或该列重复。"));
            }
            columns.add(title.isBlank() ? null : column);
        }
        if (!type.singleton()
                && columns.stream().noneMatch(c -> c != null && c.name().equals(type.key()))) {
            problems.add(entry(1, "column.missing", type.key(), "The column of the key is missing.", "缺少主键列。"));
        }
        return columns;
    }

    private void stageRow(ConfigTransaction transaction, List<Column> columns, List<String> cells, int row) {
        try {
            Map<String, Object> values = values(columns, cells, row);
            if (values != null) {
                stageItem(transaction, values, row);
            }
        } catch (ProblemException e) {
            e.problems().forEach(p -> problems.add(located(p, row)));
        }
    }

    /** Values of a row; cells that are empty are not named. Null when some cell is wrong. */
    private Map<String, Object> values(List<Column> columns, List<String> cells, int row) {
        int before = problems.size();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int c = 0; c < Math.min(columns.size(), cells.size()); c++) {
            Column column = columns.get(c);
            if (column == null || cells.get(c).isBlank()) {
                continue;
            }
            try {
                column.put(values, Cells.value(column, cells.get(c)));
            } catch (ProblemException e) {
                e.problems().forEach(p -> problems.add(located(p, row)));
            }
        }
        return problems.size() == before ? values : null;
    }

    private void stageItem(ConfigTransaction transaction, Map<String, Object> values, int row) {
        String key = type.singleton() ? "default" : String.valueOf(values.getOrDefault(type.key(), ""));
        if (key.isEmpty()) {
            problems.add(entry(row, "value.required", type.key(), "The key is missing.", "缺少主键。"));
            return;
        }
        if (rowOfKey.putIfAbsent(key, row) != null) {
            problems.add(entry(row, "key.duplicate", type.key(), "The sheet has this key twice.", "表格中主键重复。"));
            return;
        }
        TypeAccess.own(author, type, key);
        boolean exists = type.singleton() || current.raw(type.name(), key).isPresent();
        if (mode == Mode.CREATE || mode == Mode.MERGE && !exists) {
            transaction.create(type.name(), values);
            created++;
        } else {
            transaction.patch(type.name(), key, values);
            updated++;
        }
    }

    private void failIfAny() {
        if (!problems.isEmpty()) {
            throw new RowProblemsException(problems);
        }
    }

    /** Refuses with what whole-set validation found, each problem at its row. */
    void fail(List<Problem> found) {
        found.stream().limit(MOST_PROBLEMS).map(this::whole).forEach(problems::add);
        failIfAny();
    }

    private ProblemDocument.Entry whole(Problem problem) {
        String prefix = type.name() + "/";
        if (problem.field().startsWith(prefix)) {
            String rest = problem.field().substring(prefix.length());
            for (Map.Entry<String, Integer> known : rowOfKey.entrySet()) {
                if (rest.equals(known.getKey()) || rest.startsWith(known.getKey() + "/")) {
                    String field = rest.substring(
                            Math.min(rest.length(), known.getKey().length() + 1));
                    return new ProblemDocument.Entry(problem.code(), field, known.getValue(), problem.text());
                }
            }
        }
        Integer only = rowOfKey.size() == 1 ? rowOfKey.values().iterator().next() : null;
        return new ProblemDocument.Entry(problem.code(), problem.field(), only, problem.text());
    }

    /** Fields in problems of one row are relative to its item, or preceded by it. */
    private ProblemDocument.Entry located(Problem problem, int row) {
        String field = problem.field();
        String prefix = type.name() + "/";
        if (field.startsWith(prefix)) {
            int slash = field.indexOf('/', prefix.length());
            field = slash < 0 ? "" : field.substring(slash + 1);
        }
        return new ProblemDocument.Entry(problem.code(), field, row, problem.text());
    }

    private static ProblemDocument.Entry entry(int row, String code, String field, String en, String zh) {
        return new ProblemDocument.Entry(code, field, row, new Text(en, zh));
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }
}
