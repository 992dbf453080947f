package dev.riskdex.crawler.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * The rules for addresses that data names: HTTPS on its own port, a real host name, and none but public addresses
 * behind it. With {@link #allowPrivate} also plain HTTP, any port, address literals, this machine and its network;
 * metadata services and other special ranges stay forbidden even then.
 */
final class AddressRules {

    private static final Pattern LAST_LABEL_IS_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern LEADING_ZERO = Pattern.compile("(?:.*\\.)?0\\d.*");
    private static final List<String> LOCAL_SUFFIXES = List.of(".localhost", ".local", ".internal");

    private final boolean allowPrivate;

    AddressRules(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Why this address may not be asked for; empty when it may, as far as can be told before looking it up. */
    Optional<String> objection(HttpUrl url) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return Optional.of("it carries a user name or password");
        }
        if (!allowPrivate && !url.isHttps()) {
            return Optional.of("it is not https");
        }
        if (!allowPrivate && url.port() != 443) {
            return Optional.of("port " + url.port() + " is not allowed");
        }
        return hostObjection(url.host());
    }

    private Optional<String> hostObjection(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.contains(":") || LAST_LABEL_IS_A_NUMBER.matcher(lower).matches()) {
            return literalObjection(lower);
        }
        if (lower.endsWith(".") || lower.contains("..")) {
            return Optional.of("the host name ends in a dot or holds an empty part");
        }
        boolean local = lower.equals("localhost") || LOCAL_SUFFIXES.stream().anyMatch(lower::endsWith);
        boolean loopback = lower.equals("localhost") || lower.endsWith(".localhost");
        return local && !(allowPrivate && loopback)
                ? Optional.of("the host name is one of a private network")
                : Optional.empty();
    }

    private Optional<String> literalObjection(String host) {
        if (!allowPrivate) {
            return Optional.of("it names a numeric address instead of a host");
        }
        boolean plain = host.contains(":")
                || (DOTTED_QUAD.matcher(host).matches()
                        && !LEADING_ZERO.matcher(host).matches());
        if (!plain) {
            return Optional.of("it hides an address in an unusual notation");
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return allowed(address) ? Optional.empty() : Optional.of("the address " + host + " is forbidden");
        } catch (UnknownHostException e) {
            return Optional.of("it is no address");
        }
    }

    /** Looks hosts up and lets the connection see none but allowed addresses, so that nothing can change in between. */
    Dns guarded(Dns dns) {
        return host -> {
            List<InetAddress> found = dns.lookup(host);
            List<InetAddress> checked = new ArrayList<>(found);
            for (InetAddress address : found) {
                if (!allowed(address)) {
                    throw new RefusedAddressException(host, address);
                }
            }
            return checked;
        };
    }

    private boolean allowed(InetAddress address) {
        return switch (AddressTable.verdict(address)) {
            case PUBLIC -> true;
            case PRIVATE -> allowPrivate;
            case FORBIDDEN -> false;
        };
    }

    /** A host name that leads to an address which data may not name. */
    static final class RefusedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1;

        RefusedAddressException(String host, InetAddress address) {
            super("the host " + host + " leads to " + address.getHostAddress() + ", which is not a public address");
        }
    }
}
