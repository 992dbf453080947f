package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;

import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.util.Arrays;

/** Servers that lead elsewhere, want a login, or do not answer. */
final class DoorCases extends CaseTable {

    DoorCases() {
        redirects();
        logins();
        failures();
    }

    private void redirects() {
        for (String to : Arrays.asList(
                "http://169.254.169.254/latest", "http://[fd00:ec2::254]/", "http://metadata.google.internal/")) {
            add(
                    "redirect to " + to,
                    "-",
                    "refused",
                    (request, answer) -> answer.head(307, "Location: " + to, "Content-Length: 0"));
        }
        add(
                "redirect to no address",
                "-",
                "redirects",
                (request, answer) -> answer.head(307, "Location: file:///etc/passwd", "Content-Length: 0"));
        add(
                "redirects in a circle",
                "-",
                "redirects",
                (request, answer) -> answer.head(308, "Location: /mcp", "Content-Length: 0"));
        add("redirect to the right path", "a,b", "", (request, answer) -> {
            if (request.path().equals("/mcp")) {
                answer.head(307, "Location: /mcp/", "Content-Length: 0");
            } else {
                modern(TWO).answer(request, answer);
            }
        });
    }

    private void logins() {
        String metadata =
                "{\"resource\":\"http://127.0.0.1:PORT/mcp\",\"authorization_servers\":[\"https://login.example\"],"
                        + "\"scopes_supported\":[\"read\"]}";
        Script oauth = (request, answer) -> {
            if (request.path().startsWith("/.well-known/oauth-protected-resource")) {
                answer.json(200, metadata.replace("PORT", Integer.toString(request.port())));
            } else {
                answer.head(401, "WWW-Authenticate: Bearer scope=\"read\"", "Content-Length: 0");
            }
        };
        add("login by OAuth", "closed", "auth-required", "auth=oauth authIssuers=https://login.example", oauth);
        issuer("dynamic", "{'issuer':'ISSUER','registration_endpoint':'ISSUER/register'}", "");
        issuer("client-id-document", "{'issuer':'ISSUER','client_id_metadata_document_supported':true}", "");
        issuer("none", "{'issuer':'ISSUER'}", "");
        issuer("", "{'issuer':'http://other.example'}", " auth-issuer-mismatch");
        add("login that is described drop by drop", "closed", "auth-required", "auth=header-key", (request, answer) -> {
            if (request.path().startsWith("/.well-known/")) {
                answer.head(200, "Content-Type: application/json");
                while (true) {
                    answer.text(" ");
                    Thread.sleep(100);
                }
            }
            answer.head(401, "WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0");
        });
        add(
                "login by OAuth, described elsewhere",
                "closed",
                "auth-required auth-metadata-elsewhere",
                "auth=oauth",
                (request, answer) -> answer.head(
                        401,
                        "WWW-Authenticate: Bearer resource_metadata=\"http://169.254.169.254/x\"",
                        "Content-Length: 0"));
        add(
                "login by password",
                "closed",
                "auth-required",
                "auth=header-key",
                (request, answer) -> answer.head(401, "WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0"));
        add(
                "login of an unknown kind",
                "closed",
                "auth-required",
                "auth=unknown",
                (request, answer) -> answer.head(request.path().equals("/mcp") ? 401 : 404, "Content-Length: 0"));
        add("forbidden", "closed", "forbidden", "auth=403", (request, answer) -> answer.head(403, "Content-Length: 0"));
        add("login wished for, but not needed", "a,b", "", "auth=optional", (request, answer) -> {
            if (request.rpc().equals("tools/list")) {
                answer.json(200, result(request, TWO), "WWW-Authenticate: Bearer");
            } else if (request.method().equals("GET")) {
                answer.head(404, "Content-Length: 0");
            } else {
                modern(TWO).answer(request, answer);
            }
        });
        add("no login", "a,b", "", "auth=none", modern(TWO));
    }

    /** A login whose issuer, on a path of the same server, describes itself. */
    private void issuer(String registration, String document, String code) {
        String resource = "{'resource':'http://127.0.0.1:PORT/mcp','authorization_servers':['ISSUER']}";
        add(
                "login by OAuth, issuer offers " + (registration.isEmpty() ? "another name" : registration),
                "closed",
                "auth-required auth-issuer-not-https" + code,
                "auth=oauth" + (registration.isEmpty() ? "" : " authRegistration=" + registration),
                (request, answer) -> {
                    String known = request.path().startsWith("/.well-known/oauth-protected-resource")
                            ? resource
                            : request.path().equals("/.well-known/oauth-authorization-server/tenant") ? document : "";
                    if (known.isEmpty()) {
                        answer.head(request.path().equals("/mcp") ? 401 : 404, "Content-Length: 0");
                    } else {
                        answer.json(
                                200,
                                known.replace('\'', '"')
                                        .replace("ISSUER", "http://127.0.0.1:PORT/tenant")
                                        .replace("PORT", Integer.toString(request.port())));
                    }
                });
    }

    private void failures() {
        add("silence", "-", "timeout", (request, answer) -> Thread.sleep(60_000));
        add("hangs up at once", "-", "unreachable", (request, answer) -> {});
        add("no HTTP", "-", "unreachable", (request, answer) -> answer.text("SSH-2.0-odd\r\n"));
        add("a web page", "-", "not-json", (request, answer) -> {
            answer.head(200, "Content-Type: text/html");
            answer.text("<html>hello</html>");
        });
        add("busy", "-", "unavailable", (request, answer) -> answer.head(503, "Retry-After: 1"));
        add("nothing there", "-", "not-found", (request, answer) -> answer.head(404, "Content-Length: 0"));
        add("server error", "-", "unavailable", (request, answer) -> answer.head(500, "Content-Length: 0"));
        add("accepts and never answers", "-", "no-answer", (request, answer) -> answer.head(202));
    }
}
