package dev.sase.surface.changespecs.query;

import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.Generation;
import dev.sase.surface.changespecs.Suffix;
import dev.sase.surface.changespecs.SuffixType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides a tree for records by walking over them, the slow and plain way, with nothing of the code it is compared with. */
final class ReferenceEvaluator {
    private static final Pattern WORKSPACE = Pattern.compile("(.*) \\([A-Za-z0-9_-]+_\\d+\\)", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("(.+)__\\d+", Pattern.DOTALL);
    private static final Pattern SHORT_NUMBERED = Pattern.compile("(.+)_\\d+", Pattern.DOTALL);

    private final Map<List<String>, ChangeSpec> first = new HashMap<>();
    private final Map<List<String>, ChangeSpec> last = new HashMap<>();

    /**
     * An evaluator.
     *
     * @param specs the records as they are listed; parents are looked for in the same project
     */
    ReferenceEvaluator(List<ChangeSpec> specs) {
        for (ChangeSpec spec : specs) {
            first.putIfAbsent(key(spec, spec.name()), spec);
            last.put(key(spec, spec.name()), spec);
        }
    }

    boolean matches(QueryExpression expression, ChangeSpec spec) {
        return switch (expression) {
            case QueryExpression.Contains(var value, var caseSensitive) -> {
                String text = String.join("\n", searched(spec));
                yield caseSensitive ? text.contains(value) : lower(text).contains(lower(value));
            }
            case QueryExpression.Marked(var marker) ->
                switch (marker) {
                    case ERROR -> hasError(spec);
                    case AGENT -> String.join("\n", searched(spec)).contains("- (@");
                    case PROCESS -> String.join("\n", searched(spec)).contains("- ($: ");
                };
            case QueryExpression.Property(var key, var value) -> has(key, value, spec);
            case QueryExpression.Not(var operand) -> !matches(operand, spec);
            case QueryExpression.And(var operands) -> operands.stream().allMatch(operand -> matches(operand, spec));
            case QueryExpression.Or(var operands) -> operands.stream().anyMatch(operand -> matches(operand, spec));
        };
    }

    private boolean has(QueryKey key, String value, ChangeSpec spec) {
        return switch (key) {
            case STATUS -> ascii(baseStatus(spec.status())).equals(ascii(value));
            case PROJECT ->
                ascii(spec.source().displayName().orElse(folder(spec))).equals(ascii(value));
            case NAME -> ascii(spec.name()).equals(ascii(value));
            case SIBLING -> lower(baseName(spec.name())).equals(lower(baseName(value)));
            case ORIGIN ->
                spec.source().generation() == Generation.V5 && spec.prOrigin().equals(value);
            case ANCESTOR -> leadsTo(lower(value), first.getOrDefault(key(spec, spec.name()), spec));
        };
    }

    private boolean leadsTo(String ancestor, ChangeSpec start) {
        Set<String> seen = new HashSet<>();
        String name = lower(start.name());
        Optional<ChangeSpec> at = Optional.of(start);
        while (seen.add(name)) {
            if (name.equals(ancestor)) {
                return true;
            }
            Optional<String> parent = at.flatMap(ChangeSpec::parent).filter(text -> !text.isEmpty());
            if (parent.isEmpty()) {
                return false;
            }
            name = lower(parent.get());
            at = Optional.ofNullable(last.get(key(start, name)));
        }
        return false;
    }

    private static List<String> searched(ChangeSpec spec) {
        List<String> parts = new ArrayList<>(List.of(spec.name(), spec.description(), spec.status()));
        boolean v5 = spec.source().generation() == Generation.V5;
        if (v5) {
            parts.add(spec.prOrigin());
        }
        parts.add(folder(spec));
        if (v5) {
            parts.addAll(spec.refs());
        }
        spec.parent().ifPresent(parts::add);
        spec.clOrPr().ifPresent(parts::add);
        spec.commits().forEach(commit -> {
            parts.add(commit.note());
            commit.suffix().text().ifPresent(text -> parts.add(marked(commit.suffix(), text)));
        });
        spec.hooks().forEach(hook -> {
            parts.add(hook.command().replaceFirst("^[!$]+", ""));
            hook.runs().forEach(run -> add(parts, run.suffix(), ReferenceEvaluator::process));
        });
        spec.comments().forEach(comment -> {
            parts.add(comment.reviewer());
            parts.add(comment.path());
            add(parts, comment.suffix(), ReferenceEvaluator::process);
        });
        spec.mentors().forEach(mentor -> mentor.runs().forEach(run -> add(parts, run.suffix(), _ -> Optional.empty())));
        return parts;
    }

    private static void add(List<String> parts, Suffix suffix, Function<Suffix, Optional<String>> process) {
        String text = suffix.text().orElse("");
        Optional<String> special = process.apply(suffix);
        if (special.isPresent()) {
            parts.add(special.get());
        } else if (suffix.is(SuffixType.RUNNING_AGENT)) {
            parts.add(text.isEmpty() ? "- (@)" : "- (@: " + text + ")");
        } else if (suffix.type().isPresent() && !text.isEmpty()) {
            parts.add(marked(suffix, text));
        }
    }

    private static Optional<String> process(Suffix suffix) {
        String text = suffix.text().orElse("");
        if (suffix.is(SuffixType.RUNNING_PROCESS)) {
            return Optional.of("- ($: " + text + ")");
        }
        return suffix.is(SuffixType.KILLED_PROCESS) ? Optional.of("- (~$: " + text + ")") : Optional.empty();
    }

    private static String marked(Suffix suffix, String text) {
        return suffix.is(SuffixType.ERROR) ? "(!: " + text + ")" : "(" + text + ")";
    }

    private static boolean hasError(ChangeSpec spec) {
        List<Suffix> suffixes = new ArrayList<>();
        spec.commits().forEach(commit -> suffixes.add(commit.suffix()));
        spec.hooks().forEach(hook -> hook.runs().forEach(run -> suffixes.add(run.suffix())));
        spec.comments().forEach(comment -> suffixes.add(comment.suffix()));
        return spec.status().contains(" - (!: ") || suffixes.stream().anyMatch(suffix -> suffix.is(SuffixType.ERROR));
    }

    private static List<String> key(ChangeSpec spec, String name) {
        return List.of(spec.source().projectId(), lower(name));
    }

    private static String folder(ChangeSpec spec) {
        String[] parts = spec.source().filePath().split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    private static String baseStatus(String status) {
        Matcher workspace = WORKSPACE.matcher(status);
        String bare = workspace.matches() ? workspace.group(1) : status;
        String mark = " - (!: READY TO MAIL)";
        String base = bare.endsWith(mark) ? bare.substring(0, bare.length() - mark.length()) : bare;
        return base.replaceAll("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+\\z", "");
    }

    private static String baseName(String name) {
        Matcher two = NUMBERED.matcher(name);
        Matcher one = SHORT_NUMBERED.matcher(name);
        return two.matches() ? two.group(1) : one.matches() ? one.group(1) : name;
    }

    private static String ascii(String text) {
        StringBuilder lower = new StringBuilder();
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
