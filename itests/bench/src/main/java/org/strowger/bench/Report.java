package org.strowger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything measured, as a table and as JSON. */
public final class Report {
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String measurement = "";
    private boolean targets = true;

    void begin(String name) {
        measurement = name;
    }

    /** From now on somebody else is measured, of whom nothing is asked. */
    void withoutTargets() {
        targets = false;
    }

    public void add(String name, double value, String unit) {
        figures.add(new Figure(measurement, name, value, unit, "", null));
    }

    public void atMost(String name, double value, String unit, double limit) {
        judged(name, value, unit, "≤ " + text(limit), value <= limit);
    }

    public void atLeast(String name, double value, String unit, double limit) {
        judged(name, value, unit, "≥ " + text(limit), value >= limit);
    }

    private void judged(String name, double value, String unit, String target, boolean met) {
        boolean unknown = Double.isNaN(value) || !targets;
        figures.add(new Figure(measurement, name, value, unit, targets ? target : "", unknown ? null : met));
    }

    /** Something the reader must know to judge the figures. */
    public void note(String text) {
        notes.add(measurement.isEmpty() ? text : measurement + ": " + text);
    }

    /** What was added since this was asked last is told as it comes. */
    String table() {
        StringBuilder table = new StringBuilder();
        line(table, "", "", "measured", "", "target", "");
        String before = "";
        for (Figure figure : figures) {
            String met = figure.met() == null ? "" : figure.met() ? "met" : "MISSED";
            String group = figure.measurement().equals(before) ? "" : figure.measurement();
            line(table, group, figure.name(), text(figure.value()), figure.unit(), figure.target(), met);
            before = figure.measurement();
        }
        notes.forEach(note -> table.append("* ").append(note).append('\n'));
        return table.toString();
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, "%-9s %-52s %12s %-8s %-10s %s", cells)
                        .stripTrailing())
                .append('\n');
    }

    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%.0f" : size >= 1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, format, value);
    }

    String json() {
        List<String> items = new ArrayList<>();
        for (Figure f : figures) {
            items.add("    {\"measurement\": " + quote(f.measurement()) + ", \"name\": " + quote(f.name())
                    + ", \"value\": " + (Double.isFinite(f.value()) ? Double.toString(f.value()) : "null")
                    + ", \"unit\": " + quote(f.unit()) + ", \"target\": " + quote(f.target()) + ", \"met\": " + f.met()
                    + "}");
        }
        return "{\n  \"figures\": [\n" + String.join(",\n", items) + "\n  ],\n  \"notes\": ["
                + String.join(", ", notes.stream().map(Report::quote).toList()) + "]\n}\n";
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
