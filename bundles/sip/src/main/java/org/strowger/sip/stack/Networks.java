package org.strowger.sip.stack;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of CIDR blocks. */
public final class Networks {
    private final List<Block> blocks;

    private Networks(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** Blocks such as {@code 10.0.0.0/8}; a single address is a block of its own; what cannot be read matches nothing. */
    public static Networks of(Collection<String> cidrs) {
        return new Networks(cidrs.stream().flatMap(c -> Block.of(c).stream()).toList());
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return blocks.stream().anyMatch(b -> b.contains(bytes));
    }

    private record Block(byte[] network, int bits) {
        static Optional<Block> of(String cidr) {
            String[] parts = cidr.trim().split("/", 2);
            return Hosts.literal(parts[0]).map(InetAddress::getAddress).flatMap(n -> bits(parts, n.length * 8)
                    .map(b -> new Block(n, b)));
        }

        private static Optional<Integer> bits(String[] parts, int most) {
            if (parts.length == 1) {
                return Optional.of(most);
            }
            try {
                int bits = Integer.parseInt(parts[1]);
                return bits >= 0 && bits <= most ? Optional.of(bits) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((address[whole] ^ network[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
        }
    }
}
