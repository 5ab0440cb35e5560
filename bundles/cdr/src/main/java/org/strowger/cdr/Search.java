package org.strowger.cdr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords.Page;
import org.strowger.api.call.CallRecords.Query;

/**
 * One search in one transaction. Whatever is asked for, it reads an index from where the newest wanted record stands, and
 * stops when the page is full: the list may be as long as it wants. A part of a number or name is looked up among the
 * different ones there are first; where very many have that part, going through the newest records finds it soon.
 */
final class Search {
    /** So many are counted, then it is said that there are at least so many. */
    static final int COUNTED = 10_000;
    /** Where several words are looked up, each time by time. */
    private static final int COUNTED_OF_WORDS = 1_000;

    private static final int MOST_WORDS = 60;
    /** So many long calls are put in order; where there are more, going through the newest records finds some soon. */
    private static final int FEW = 5_000;

    private static final String OF_TALK = "cdr_record_of_talk";
    private static final String USES = " FROM --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " cdr_use u --DERBY-PROPERTIES index=cdr_use_find\n"
            + ", cdr_record r --DERBY-PROPERTIES joinStrategy=NESTEDLOOP\n";

    private final Connection connection;
    private final RecordCodec codec;
    private final Query query;
    private final Cursor after;

    Search(Connection connection, RecordCodec codec, Query query) {
        this.connection = connection;
        this.codec = codec;
        this.query = query;
        this.after = Cursor.of(query.after());
    }

    Page page() throws SQLException {
        if (given(query.extension())) {
            return ofWords(List.of(new Use(Use.Role.EXTENSION, Use.term(query.extension()))), COUNTED);
        }
        List<Use.Role> roles = roles();
        if (!roles.isEmpty()) {
            List<String> words = words(part());
            if (words.size() <= MOST_WORDS) {
                List<Use> uses = words.stream()
                        .flatMap(word -> roles.stream().map(role -> new Use(role, word)))
                        .toList();
                return ofWords(uses, COUNTED_OF_WORDS);
            }
        }
        if (query.minTalk() > 0 && fewTalkedSoLong()) {
            return ofRecords(true, OF_TALK);
        }
        return ofRecords(roles.isEmpty() && query.minTalk() == 0, index());
    }

    private boolean fewTalkedSoLong() throws SQLException {
        String sql = "SELECT COUNT(*) FROM (SELECT r.talk" + records(OF_TALK) + " WHERE r.talk >= ? FETCH FIRST "
                + (FEW + 1) + " ROWS ONLY) long_ones";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, query.minTalk());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1) <= FEW;
            }
        }
    }

    private static boolean given(String text) {
        return text != null && !text.isEmpty();
    }

    /** The part of a number or name that is looked up; what else is asked for is compared with what that finds. */
    private String part() {
        return given(query.search())
                ? query.search()
                : given(query.party()) ? query.party() : given(query.caller()) ? query.caller() : query.called();
    }

    private List<Use.Role> roles() {
        if (given(query.search())) {
            return List.of(Use.Role.CALLER, Use.Role.NAME, Use.Role.CALLED);
        }
        if (given(query.party())) {
            return List.of(Use.Role.CALLER, Use.Role.CALLED);
        }
        if (given(query.caller())) {
            return List.of(Use.Role.CALLER);
        }
        return given(query.called()) ? List.of(Use.Role.CALLED) : List.of();
    }

    /** The different words that have this part, or so many of them that it makes no difference. */
    private List<String> words(String part) throws SQLException {
        String sql =
                "SELECT term FROM cdr_term WHERE term LIKE ? ESCAPE '!' FETCH FIRST " + (MOST_WORDS + 1) + " ROWS ONLY";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Conditions.pattern(part));
            List<String> words = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
            return words;
        }
    }

    /** The newest records of each, put together. */
    private Page ofWords(List<Use> uses, int counted) throws SQLException {
        Map<Cursor, String> found = new TreeMap<>();
        int wanted = query.offset() + query.limit() + 1;
        for (Use use : uses) {
            Conditions conditions = Conditions.ofUses(use, query, after);
            String sql = "SELECT u.started_at, u.record_id, r.detail" + USES + conditions.where()
                    + " ORDER BY u.started_at DESC, u.record_id DESC FETCH FIRST " + wanted + " ROWS ONLY";
            read(sql, conditions, found);
        }
        List<String> page = found.values().stream()
                .skip(query.offset())
                .limit(query.limit() + 1L)
                .toList();
        long total = after == null && found.size() < wanted ? found.size() : countUses(uses, counted);
        return page(page, Math.min(total, counted), total <= counted);
    }

    private void read(String sql, Conditions conditions, Map<Cursor, String> found) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            conditions.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(new Cursor(rows.getLong(1), rows.getString(2)), rows.getString(3));
                }
            }
        }
    }

    /** More than counted means that there are more. */
    private long countUses(List<Use> uses, int counted) throws SQLException {
        Set<String> ids = new HashSet<>();
        for (Use use : uses) {
            Conditions conditions = Conditions.ofUses(use, query, null);
            String sql =
                    "SELECT u.record_id" + USES + conditions.where() + " FETCH FIRST " + (counted + 1) + " ROWS ONLY";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                conditions.bind(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next() && ids.size() <= counted) {
                        ids.add(rows.getString(1));
                    }
                }
            }
            if (ids.size() > counted) {
                break;
            }
        }
        return ids.size();
    }

    /** @param indexed no row is read in vain */
    private Page ofRecords(boolean indexed, String index) throws SQLException {
        Conditions conditions = Conditions.ofRecords(query, after);
        String sql = "SELECT r.started_at, r.id, r.detail" + records(index) + conditions.where()
                + " ORDER BY r.started_at DESC, r.id DESC OFFSET " + query.offset() + " ROWS FETCH NEXT "
                + (query.limit() + 1) + " ROWS ONLY";
        Map<Cursor, String> found = new TreeMap<>();
        read(sql, conditions, found);
        List<String> page = List.copyOf(found.values());
        long soFar = query.offset() + page.size();
        boolean all = after == null && page.size() <= query.limit() && (query.offset() == 0 || !page.isEmpty());
        if (all || !indexed) {
            return page(page, soFar, all);
        }
        long total = countRecords(index);
        return page(page, Math.min(total, COUNTED), total <= COUNTED);
    }

    private String index() {
        return query.result() != null
                ? "cdr_record_of_result"
                : query.kind() != null ? "cdr_record_of_kind" : "cdr_record_newest";
    }

    private static String records(String index) {
        return " FROM cdr_record r --DERBY-PROPERTIES index=" + index + "\n";
    }

    private long countRecords(String index) throws SQLException {
        Conditions conditions = Conditions.ofRecords(query, null);
        String sql = "SELECT COUNT(*) FROM (SELECT r.started_at" + records(index) + conditions.where() + " FETCH FIRST "
                + (COUNTED + 1) + " ROWS ONLY) few";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            conditions.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** @param found one more than wanted when there are more */
    private Page page(List<String> found, long total, boolean exact) {
        List<CallRecord> items =
                found.stream().limit(query.limit()).map(codec::decode).toList();
        boolean more = found.size() > query.limit();
        String next = more ? Cursor.behind(items.get(items.size() - 1)).text() : null;
        return new Page(items, total, exact, next);
    }
}
