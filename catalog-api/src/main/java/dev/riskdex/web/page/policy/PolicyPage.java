package dev.riskdex.web.page.policy;

import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.web.page.Frame;
import dev.riskdex.web.page.Links;
import dev.riskdex.web.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The page on which a policy for a server is built. Without scripts it shows the recommended one.
 *
 * @param frame what stands around it
 * @param slug of the server
 * @param server name of the server for display
 * @param serverHref the page of the server
 * @param profiles from which one can begin
 * @param tools one for each name, riskiest first
 * @param policy the recommended document
 * @param policyHref where it is downloaded
 * @param denies whether tools that are not named are denied
 * @param defaultReason why they are
 * @param formats in which the policy can be downloaded
 * @param scripts addresses of the scripts of this page, in the order in which they run
 */
public record PolicyPage(
        Frame frame,
        String slug,
        String server,
        String serverHref,
        List<ProfileLink> profiles,
        List<PolicyTool> tools,
        String policy,
        String policyHref,
        boolean denies,
        String defaultReason,
        List<Format> formats,
        List<String> scripts) {

    public PolicyPage {
        profiles = List.copyOf(profiles);
        tools = List.copyOf(tools);
        formats = List.copyOf(formats);
        scripts = List.copyOf(scripts);
    }

    /** How strict a policy may begin. */
    public record ProfileLink(String title, String does, String href, boolean chosen) {}

    /** A format that is offered for download, as requests name it, for people, and what the file is called. */
    public record Format(String id, String title, String file) {}

    /** The page of a server, beginning with the policy that a profile recommends. */
    public static PolicyPage of(
            CataloguedServer server, Profile profile, List<Format> formats, List<String> scripts, Frame.Site site) {
        ServerRisk risk = server.risk();
        PolicyRecommendation recommended = new PolicyRecommender(profile, PolicyEdits.NONE).recommend(risk);
        String title = Words.title(risk.definition().server().displayName());
        return new PolicyPage(
                site.frame(
                        "Policy for " + title,
                        "Build a policy for the tools of " + title + ", try it and download it.",
                        Links.policyBuilder(server.slug())),
                server.slug(),
                title,
                Links.server(server.slug()),
                Stream.of(Profile.values())
                        .map(other -> link(server.slug(), other, other == profile))
                        .toList(),
                PolicyTool.of(server, recommended, allowed(risk)),
                VisibleText.of(PolicyCodec.writeText(recommended.policy())),
                Links.serverPolicy(server.slug(), profile),
                recommended.policy().defaultDecision() == Policy.Decision.DENY,
                Objects.requireNonNull(recommended.reasons().get("/default")).text(),
                formats,
                scripts);
    }

    /** What would be recommended for each tool if somebody decided to allow it: where own rules begin. */
    private static Policy allowed(ServerRisk risk) {
        List<String> names = risk.tools().stream().map(ToolRisk::tool).toList();
        return new PolicyRecommender(Profile.BALANCED, PolicyEdits.NONE.and(PolicyEdits.Kind.ALLOW, names))
                .forServer(risk);
    }

    private static ProfileLink link(String slug, Profile profile, boolean chosen) {
        String id = profile.id();
        return new ProfileLink(
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1),
                switch (profile) {
                    case OBSERVE -> "Denies nothing, limits loops";
                    case BALANCED -> "Allows by risk, checks arguments";
                    case STRICT -> "Allows only what reads";
                },
                Links.policyBuilder(slug) + (profile == Profile.BALANCED ? "" : "?profile=" + id),
                chosen);
    }
}
