package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** SQL is fixed text with parameters: nothing that came from elsewhere becomes a part of it. */
public class SqlRulesTest {
    /** What may be joined to SQL, by file: pieces that are fixed text themselves, and numbers. */
    private static final Map<String, Set<String>> FIXED = Map.of(
            "audit/AuditTable.java", Set.of("conditions.where()"),
            "audit/Conditions.java", Set.of("String.join(0, parts)"),
            "cdr/Conditions.java", Set.of("String.join(0, pieces)", "time", "id"),
            "cdr/Search.java",
                    Set.of(
                            "conditions.where()",
                            "records(index)",
                            "records(OF_TALK)",
                            "index",
                            "(counted + 1)",
                            "query.offset()",
                            "wanted"),
            "config/Conditions.java", Set.of("String.join(0, parts)"),
            "config/History.java",
                    Set.of("conditions.where()", "about.where()", "table", "limit", "Math.max(1, limit)", "offset"),
            "config/Journal.java", Set.of("table", "keyColumn", "valueColumn"));

    @Test
    public void nothingButFixedTextBecomesSql() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : withSql()) {
            Set<String> operands = SqlOperands.in(Modules.text(file));
            operands.removeAll(FIXED.getOrDefault(key(file), Set.of()));
            if (!operands.isEmpty()) {
                found.put(Modules.ROOT.relativize(file).toString(), operands);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    public void whatIsAllowedIsStillThere() {
        Map<String, Set<String>> left = new TreeMap<>();
        FIXED.forEach((name, operands) -> left.put(name, new TreeSet<>(operands)));
        for (Path file : withSql()) {
            left.computeIfPresent(key(file), (name, operands) -> {
                operands.removeAll(SqlOperands.in(Modules.text(file)));
                return operands.isEmpty() ? null : operands;
            });
        }
        assertThat(left).isEmpty();
    }

    @Test
    public void theRuleSeesWhatIsJoined() {
        assertThat(SqlOperands.in("String sql = \"SELECT a FROM b WHERE c = '\" + name.strip() + \"'\";"))
                .containsExactly("name.strip()");
        assertThat(SqlOperands.in("query(SELECT + \" ORDER BY \" + request.sort());"))
                .containsExactly("request.sort()");
        assertThat(SqlOperands.in("// Why.\nsql = \"SELECT \" + column;")).containsExactly("column");
        assertThat(SqlOperands.in("sql = select(column) + \" FROM b\";")).containsExactly("select(column)");
        assertThat(SqlOperands.in(
                        "sql = \"SELECT \" + COLUMNS + \" FROM a FETCH FIRST \" + (MOST + 1) + \" ROWS ONLY\";"))
                .isEmpty();
    }

    /** Bundle and file. */
    private static String key(Path file) {
        return Modules.ROOT.relativize(file).getName(1) + "/" + file.getFileName();
    }

    private static Set<Path> withSql() {
        Set<Path> files = new TreeSet<>();
        Stream.of("bundles", "hal-bundles")
                .flatMap(parent -> Modules.below(parent).stream())
                .filter(Modules::hasSources)
                .flatMap(module -> Modules.files(module.resolve("src/main/java")).stream())
                .filter(file -> Modules.text(file).contains("import java.sql."))
                .forEach(files::add);
        assertThat(files).hasSizeGreaterThan(5);
        return files;
    }
}
