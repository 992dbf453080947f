package dev.riskdex.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/** Every address that the server answers. */
final class Routes {

    private Routes() {}

    /**
     * An address with its answer.
     *
     * @param method GET, which takes HEAD too, or POST
     * @param path with parameters in braces
     * @param handler what answers
     */
    record Route(HandlerType method, String path, Handler handler) {

        private static Route get(String path, Handler handler) {
            return new Route(HandlerType.GET, path, handler);
        }

        private static Route post(String path, Handler handler) {
            return new Route(HandlerType.POST, path, handler);
        }
    }

    static List<Route> of(Pages pages, Api api, PolicyApi policies) {
        return List.of(
                Route.get("/", pages::home),
                Route.get("/search", pages::search),
                Route.get("/servers", pages::servers),
                Route.get("/servers/{server}", pages::server),
                Route.get("/servers/{server}/policy", pages::policy),
                Route.get("/servers/{server}/tools", pages::tools),
                Route.get("/servers/{server}/tools/{tool}", pages::tool),
                Route.get("/categories/{category}", pages::category),
                Route.get("/attack-patterns", pages::attackPatterns),
                Route.get("/attack-patterns/{id}", pages::attackPattern),
                Route.get("/about", pages::about),
                Route.get("/assets/{file}", pages::asset),
                Route.get("/health", api::health),
                Route.get("/openapi.yaml", api::openapi),
                Route.get("/api/v1/search", api::search),
                Route.get("/api/v1/servers", api::servers),
                Route.get("/api/v1/servers/{server}", api::server),
                Route.get("/api/v1/servers/{server}/policy.json", api::serverPolicy),
                Route.get("/api/v1/servers/{server}/tools", api::tool),
                Route.get("/api/v1/servers/{server}/tools/{tool}", api::tool),
                Route.get("/api/v1/servers/{server}/tools/{tool}/policy.json", api::toolPolicy),
                Route.get("/api/v1/attack-patterns", api::attackPatterns),
                Route.get("/api/v1/attack-patterns/{id}", api::attackPattern),
                Route.post("/api/v1/classify", api::classify),
                Route.post("/api/v1/policy/recommend", policies::recommend),
                Route.post("/api/v1/policy/check", policies::check),
                Route.post("/api/v1/policy/evaluate", policies::evaluate),
                Route.post("/api/v1/policy/export", policies::export));
    }
}
