// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars, each perhaps in parts, as a picture that browsers show (SVG). */
record BarChart(String title, String unit, int digits, List<Group> groups) {

    private static final int WIDTH = 860;
    private static final int LEFT = 180;
    private static final int RIGHT = 150;
    private static final int BAR = 20;
    private static final int GAP = 6;
    private static final int GROUP_HEAD = 30;
    private static final int HEAD = 40;
    private static final int FOOT = 36;
    private static final List<String> COLOURS =
            List.of("#3465a4", "#c17d11", "#4e9a06", "#75507b", "#a40000", "#2e8b8b", "#888a85", "#ce5c00");

    /** Bars that are compared with each other. */
    record Group(String label, List<Bar> bars) {}

    /** @param range beside the value, in words; may be empty */
    record Bar(String label, Map<String, Double> parts, String range) {

        double value() {
            return parts.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** The picture's source. */
    String svg() {
        int height = HEAD + FOOT;
        for (Group group : groups) {
            height += GROUP_HEAD + group.bars().size() * (BAR + GAP);
        }
        var svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">",
                WIDTH,
                height);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, height);
        line(svg, "<text x=\"10\" y=\"24\" font-size=\"16\" font-weight=\"bold\">%s</text>", escaped(title));
        Map<String, String> colours = colours();
        int y = HEAD;
        for (Group group : groups) {
            line(svg, "<text x=\"10\" y=\"%d\" font-weight=\"bold\">%s</text>", y + 20, escaped(group.label()));
            y += GROUP_HEAD;
            for (Bar bar : group.bars()) {
                bar(svg, bar, y, colours);
                y += BAR + GAP;
            }
        }
        legend(svg, y + 22, colours);
        line(svg, "</svg>");
        return svg.toString();
    }

    private void bar(StringBuilder svg, Bar bar, int y, Map<String, String> colours) {
        double scale = (WIDTH - LEFT - RIGHT) / most();
        line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 15, escaped(bar.label()));
        double x = LEFT;
        for (Map.Entry<String, Double> part : bar.parts().entrySet()) {
            double width = part.getValue() * scale;
            line(
                    svg,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                    x,
                    y,
                    width,
                    BAR,
                    colours.get(part.getKey()));
            x += width;
        }
        String value = String.format(Locale.ROOT, "%,." + digits + "f", bar.value());
        line(
                svg,
                "<text x=\"%.1f\" y=\"%d\">%s%s</text>",
                x + 6,
                y + 15,
                value,
                escaped(bar.range().isEmpty() ? "" : " (" + bar.range() + ")"));
    }

    private void legend(StringBuilder svg, int y, Map<String, String> colours) {
        if (colours.size() == 1) {
            line(svg, "<text x=\"%d\" y=\"%d\" fill=\"#555753\">%s</text>", LEFT, y, escaped(unit));
            return;
        }
        int x = 10;
        for (Map.Entry<String, String> colour : colours.entrySet()) {
            line(svg, "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, y - 11, colour.getValue());
            line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", x + 16, y, escaped(colour.getKey()));
            x += 30 + 8 * colour.getKey().length();
        }
        line(svg, "<text x=\"%d\" y=\"%d\" fill=\"#555753\">%s</text>", x + 10, y, escaped(unit));
    }

    private double most() {
        return groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(Bar::value)
                .max()
                .orElse(1);
    }

    private Map<String, String> colours() {
        Map<String, String> colours = new LinkedHashMap<>();
        groups.forEach(group -> group.bars()
                .forEach(bar -> bar.parts()
                        .keySet()
                        .forEach(part ->
                                colours.computeIfAbsent(part, each -> COLOURS.get(colours.size() % COLOURS.size())))));
        return colours;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
