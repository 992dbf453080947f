package dev.riskdex.crawler.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a crawler may connect to when data names them. An own table, because the methods of
 * {@link InetAddress} miss shared, documentation, benchmark and embedded ranges and the metadata services of clouds.
 */
final class AddressTable {

    /** What may be done with an address. */
    enum Verdict {
        /** Anybody's: allowed. */
        PUBLIC,
        /** This machine or its own network: only when the user allows private addresses. */
        PRIVATE,
        /** Never: unspecified, link-local, multicast, reserved, documentation, metadata services. */
        FORBIDDEN
    }

    /** Metadata services of clouds; some of them stand in ranges that look harmless. */
    private static final List<Range> METADATA = List.of(
            range("169.254.169.254", 32),
            range("169.254.170.2", 32),
            range("100.100.100.200", 32),
            range("168.63.129.16", 32),
            range("fd00:ec2::254", 128));

    private static final List<Range> PRIVATE = List.of(
            range("10.0.0.0", 8),
            range("100.64.0.0", 10),
            range("127.0.0.0", 8),
            range("172.16.0.0", 12),
            range("192.168.0.0", 16),
            range("::1", 128),
            range("fc00::", 7));

    private static final List<Range> FORBIDDEN = List.of(
            range("0.0.0.0", 8),
            range("169.254.0.0", 16),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("192.88.99.0", 24),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("224.0.0.0", 4),
            range("240.0.0.0", 4),
            range("2001:db8::", 32),
            range("2001:10::", 28),
            range("3fff::", 20));

    /** The only part of IPv6 that is handed out to networks; all else is special in some way. */
    private static final Range GLOBAL_IPV6 = range("2000::", 3);

    private static final Range MAPPED = range(bytes(10, 0xff, 0xff), 96);
    private static final Range COMPATIBLE = range("::", 96);
    private static final Range NAT64 = range("64:ff9b::", 96);
    private static final Range SIX_TO_FOUR = range("2002::", 16);
    private static final Range TEREDO = range("2001::", 32);

    private AddressTable() {}

    /** The verdict on an address; IPv4 addresses embedded in IPv6 ones are judged by what they embed. */
    static Verdict verdict(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (any(METADATA, bytes) || any(FORBIDDEN, bytes)) {
            return Verdict.FORBIDDEN;
        }
        if (any(PRIVATE, bytes)) {
            return Verdict.PRIVATE;
        }
        return bytes.length == 4 ? Verdict.PUBLIC : verdictOnIpv6(bytes);
    }

    private static Verdict verdictOnIpv6(byte[] bytes) {
        if (MAPPED.contains(bytes) || NAT64.contains(bytes)) {
            return embedded(bytes, 12);
        }
        if (COMPATIBLE.contains(bytes)) {
            return embedded(bytes, 12);
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return embedded(bytes, 2);
        }
        if (TEREDO.contains(bytes)) {
            byte[] flipped = bytes.clone();
            for (int i = 12; i < 16; i++) {
                flipped[i] = (byte) ~flipped[i];
            }
            return worse(embedded(bytes, 4), embedded(flipped, 12));
        }
        return GLOBAL_IPV6.contains(bytes) ? Verdict.PUBLIC : Verdict.FORBIDDEN;
    }

    private static Verdict embedded(byte[] bytes, int offset) {
        return verdict(address(Arrays.copyOfRange(bytes, offset, offset + 4)));
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean any(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Range range(String network, int prefix) {
        try {
            return new Range(InetAddress.getByName(network).getAddress(), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal needs no look-up", e);
        }
    }

    private static Range range(byte[] network, int prefix) {
        return new Range(network, prefix);
    }

    private static byte[] bytes(int zeros, int... rest) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < rest.length; i++) {
            bytes[zeros + i] = (byte) rest[i];
        }
        return bytes;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** All addresses that share their first bits with a network. */
    private static final class Range {

        private final byte[] network;
        private final int prefix;

        Range(byte[] network, int prefix) {
            this.network = network;
            this.prefix = prefix;
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != network[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
        }
    }
}
