package dev.riskdex.web.page;

import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The six questions that people ask about a tool, answered for the policy that is really emitted. */
final class Faq {

    private Faq() {}

    static List<ToolPage.Question> of(ToolFacts facts) {
        String tool = VisibleText.line(facts.risk().tool());
        String server = facts.serverTitle();
        String label = facts.risk().category().label();
        String article = Words.article(facts.risk().category());
        List<ToolPage.Question> questions = new ArrayList<>();
        questions.add(new ToolPage.Question(
                "What does the " + tool + " tool do?",
                VisibleText.line(facts.risk().why()) + " It is catalogued as " + article + " " + label + " tool of "
                        + server + ": it " + Words.does(facts.risk().category()) + "."));
        questions.add(new ToolPage.Question(
                "How do I enforce a policy on " + tool + "?",
                "Save the recommended document with `riskdex policy " + facts.slug() + " > policy.json`, give it to a "
                        + "gateway that reads policies of version \"1\", and point your MCP client at the gateway. "
                        + "Every call is then checked before it reaches " + server + "."));
        questions.add(new ToolPage.Question(
                "What risk level is " + tool + "?",
                Words.headline(facts.risk().severity()) + ", as " + article + " " + label + " tool, with "
                        + Words.percent(facts.risk().confidence()) + " % confidence in the category. "
                        + Words.advice(facts.risk().category())
                        + " This is about what the tool is able to do, not about a flaw in it."));
        questions.add(new ToolPage.Question(
                "Can I rate-limit " + tool + "?",
                "Yes. Put an entry into `limits` of its rule: `counter` names the count, `window` is minute, hour or "
                        + "day, `max` is the number of calls in one window, and `scope` is \"grant\", so each client's "
                        + "grant counts for itself. Windows begin at the full UTC minute, hour or day."));
        questions.add(new ToolPage.Question(
                "How do I block " + tool + " completely?",
                "Put its name into `hide`: it disappears from the tool list and calls to it are denied. To keep it "
                        + "visible and tell the caller why, give its rule a `deny_if` entry with empty `conditions` "
                        + "and the reason in `on_deny`. With `\"default\": \"deny\"`, leaving it out denies it too."));
        questions.add(new ToolPage.Question(
                "What MCP server provides " + tool + "?",
                server + " (" + facts.identity() + "). " + Words.count(facts.toolCount(), "tool")
                        + " of this server are catalogued here."));
        return questions;
    }

    /** The questions as a FAQPage of schema.org, in a form that cannot end the script element it stands in. */
    static String jsonLd(List<ToolPage.Question> questions) {
        ObjectNode page = JsonNodeFactory.instance
                .objectNode()
                .put("@context", "https://schema.org")
                .put("@type", "FAQPage");
        ArrayNode entities = page.putArray("mainEntity");
        questions.forEach(question -> entities.addObject()
                .put("@type", "Question")
                .put("name", question.question())
                .putObject("acceptedAnswer")
                .put("@type", "Answer")
                .put("text", question.answer()));
        return JsonMapper.shared()
                .writeValueAsString(page)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
