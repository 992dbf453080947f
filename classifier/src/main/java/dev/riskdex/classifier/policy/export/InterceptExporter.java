package dev.riskdex.classifier.policy.export;

import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML of the Intercept proxy. Its conditions say what must hold, so each {@code deny_if} is turned round; its
 * {@code default} allows when it is left out, so it is always written.
 */
final class InterceptExporter implements PolicyExporter {

    @Override
    public String id() {
        return "intercept";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Intercept YAML",
                "no \"does not match\", no \"is not given or\"",
                "calls; not sums of arguments",
                "denied",
                "documented evaluation");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        Quoted.check(request.tools());
        return new Draft(request).finish();
    }

    /** The file while it is put together. */
    private static final class Draft {

        private final ExportRequest request;
        private final List<PolicyExport.Gap> gaps = new ArrayList<>();
        private final StringBuilder file = new StringBuilder("version: \"1\"\n");

        private Draft(ExportRequest request) {
            this.request = request;
        }

        private PolicyExport finish() {
            Policy policy = request.policy();
            boolean deniesAll = policy.hide().contains("*");
            file.append("default: ")
                    .append(request.deniesByDefault() ? "deny" : "allow")
                    .append("\n");
            List<String> hide =
                    policy.hide().stream().filter(name -> !name.equals("*")).toList();
            if (deniesAll) {
                gap("/hide/" + policy.hide().indexOf("*"), "it cannot hide all tools", "all are denied");
            }
            file.append("hide: ").append(Quoted.list(hide)).append("\n");
            file.append("tools:");
            int before = file.length();
            if (!deniesAll) {
                policy.tools().forEach(this::tool);
            }
            rules("*", limits("*", "/all_tools/limits", policy.allToolsLimits()));
            if (file.length() == before) {
                file.append(" {}");
            }
            return PolicyExport.of("intercept.yaml", file.append("\n").toString(), gaps);
        }

        private void tool(String tool, ToolRule rule) {
            if (tool.equals("*")) {
                throw new ExportException("Intercept reads the name \"*\" as every tool");
            }
            rules(tool, rules(tool, rule));
        }

        private void rules(String tool, List<String> rules) {
            if (rules.isEmpty() && tool.equals("*")) {
                return;
            }
            file.append("\n  ").append(Quoted.wide(tool)).append(":\n    rules:");
            if (rules.isEmpty()) {
                file.append(" []");
            }
            rules.forEach(rule -> file.append("\n    - ").append(rule.replace("\n", "\n      ")));
        }

        private List<String> rules(String tool, ToolRule rule) {
            String pointer = Pointers.ofTool(tool);
            List<String> rules = new ArrayList<>();
            for (int i = 0; i < rule.require().size(); i++) {
                String place = Pointers.item(pointer + "/require", i);
                Optional<List<String>> held =
                        InterceptCondition.holds(rule.require().get(i));
                if (held.isEmpty()) {
                    return denied(place, tool);
                }
                rules.add(evaluate("require " + i, held.get(), ""));
            }
            for (int i = 0; i < rule.denyIf().size(); i++) {
                DenyRule deny = rule.denyIf().get(i);
                if (deny.conditions().isEmpty()) {
                    return List.of(deny("deny " + i, deny.onDeny()));
                }
                String place = Pointers.item(pointer + "/deny_if", i);
                Optional<List<String>> held = turned(place, tool, deny);
                if (held.isEmpty()) {
                    return denied(place, tool);
                }
                rules.add(evaluate("deny " + i, held.get(), deny.onDeny()));
            }
            List<String> limits = limits(tool, pointer + "/limits", rule.limits());
            boolean closed = limits.stream().anyMatch(text -> text.contains("action: deny"));
            rules.addAll(limits);
            return closed
                    ? limits.stream()
                            .filter(text -> text.contains("action: deny"))
                            .toList()
                    : rules;
        }

        /** One of the conditions must fail; the proxy can only be told which, and takes an absent argument for a failure. */
        private Optional<List<String>> turned(String place, String tool, DenyRule rule) {
            for (int i = 0; i < rule.conditions().size(); i++) {
                Optional<List<String>> fails =
                        InterceptCondition.fails(rule.conditions().get(i));
                if (fails.isPresent()) {
                    gap(
                            place,
                            "it has no \"or\" and denies where an argument is absent",
                            "a call of '" + tool + "' passes only where "
                                    + rule.conditions().get(i).inWords() + " is false and the argument is given");
                    return fails;
                }
            }
            return Optional.empty();
        }

        private List<String> denied(String place, String tool) {
            gap(place, "it cannot say this condition", "every call of '" + tool + "' is denied");
            return List.of(deny("cannot be said", ""));
        }

        private List<String> limits(String tool, String pointer, List<Limit> limits) {
            List<String> rules = new ArrayList<>();
            for (int i = 0; i < limits.size(); i++) {
                Limit limit = limits.get(i);
                if (limit.incrementFrom().isEmpty() && limit.max() > 0) {
                    rules.add("name: " + Quoted.wide("limit " + i) + "\nrate_limit: \"" + limit.max() + "/"
                            + limit.window().id() + "\"");
                } else if (limit.incrementFrom().isEmpty() || request.denyUnlimited()) {
                    rules.add(deny("limit " + i, ""));
                } else {
                    gap(
                            Pointers.item(pointer, i),
                            "its sums can be lowered by a negative argument",
                            (tool.equals("*") ? "all tools stay" : "'" + tool + "' stays")
                                    + " allowed without a limit");
                }
            }
            return rules;
        }

        private static String evaluate(String name, List<String> conditions, String onDeny) {
            StringBuilder rule = new StringBuilder("name: " + Quoted.wide(name) + "\nconditions:");
            conditions.forEach(condition -> rule.append("\n- ").append(condition));
            return rule.append(onDeny.isEmpty() ? "" : "\non_deny: " + Quoted.wide(onDeny))
                    .toString();
        }

        private static String deny(String name, String onDeny) {
            return "name: " + Quoted.wide(name) + "\naction: deny"
                    + (onDeny.isEmpty() ? "" : "\non_deny: " + Quoted.wide(onDeny));
        }

        private void gap(String pointer, String cannot, String instead) {
            gaps.add(new PolicyExport.Gap(pointer, cannot, instead));
        }
    }
}
