package io.viciagents.systemtests.faults;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * UDP datagrams on loopback that bear the address of another socket of this machine: what only a raw socket can send, and
 * only root (or CAP_NET_RAW) can open. Linux's own calls, by the foreign-function API. Confined to one thread.
 */
final class ForgedDatagrams implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int SOCK_RAW = 3;
    private static final int IPPROTO_RAW = 255;
    private static final int IP_HEADER_BYTES = 20;
    private static final int UDP_HEADER_BYTES = 8;
    private static final int UDP = 17;
    private static final int LOOPBACK = 0x7F000001;
    private static final int SOCKADDR_BYTES = 16;

    private static final OpenSocket SOCKET = call(
            "socket",
            OpenSocket.class,
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final SendTo SENDTO = call(
            "sendto",
            SendTo.class,
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT));
    private static final Close CLOSE =
            call("close", Close.class, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    /** socket(2). */
    public interface OpenSocket {
        int call(int domain, int type, int protocol);
    }

    /** sendto(2). */
    public interface SendTo {
        long call(int descriptor, MemorySegment bytes, long length, int flags, MemorySegment to, int addressBytes);
    }

    /** close(2). */
    public interface Close {
        int call(int descriptor);
    }

    private final int from;
    private final int to;
    private final int descriptor;

    /** From 127.0.0.1:{@code from} to 127.0.0.1:{@code to}, whoever owns these ports. */
    ForgedDatagrams(int from, int to) {
        this.from = from;
        this.to = to;
        this.descriptor = SOCKET.call(AF_INET, SOCK_RAW, IPPROTO_RAW);
        if (descriptor < 0) {
            throw new IllegalStateException("no raw socket: only root may forge datagrams");
        }
    }

    /** Whether this process may. */
    static boolean possible() {
        return "root".equals(System.getProperty("user.name"));
    }

    void send(byte[] payload) {
        int bytes = IP_HEADER_BYTES + UDP_HEADER_BYTES + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(bytes);
        // RFC 791 and 768; the kernel fills in both checksums it needs, and UDP's may be left out.
        packet.put((byte) 0x45).put((byte) 0).putShort((short) bytes).putInt(0);
        packet.put((byte) 64).put((byte) UDP).putShort((short) 0);
        packet.putInt(LOOPBACK).putInt(LOOPBACK);
        packet.putShort((short) from).putShort((short) to);
        packet.putShort((short) (UDP_HEADER_BYTES + payload.length)).putShort((short) 0);
        packet.put(payload);
        try (Arena each = Arena.ofConfined()) {
            MemorySegment memory = each.allocateFrom(ValueLayout.JAVA_BYTE, packet.array());
            long sent = SENDTO.call(descriptor, memory, bytes, 0, address(each), SOCKADDR_BYTES);
            if (sent != bytes) {
                throw new IllegalStateException("a forged datagram of " + bytes + " bytes was not sent");
            }
        }
    }

    /** A sockaddr_in. */
    private MemorySegment address(Arena each) {
        ByteBuffer address = ByteBuffer.allocate(SOCKADDR_BYTES);
        address.order(ByteOrder.nativeOrder()).putShort((short) AF_INET);
        address.order(ByteOrder.BIG_ENDIAN).putShort((short) to).putInt(LOOPBACK);
        return each.allocateFrom(ValueLayout.JAVA_BYTE, address.array());
    }

    private static <T> T call(String name, Class<T> as, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return MethodHandleProxies.asInterfaceInstance(
                as, linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape));
    }

    @Override
    public void close() {
        CLOSE.call(descriptor);
    }
}
