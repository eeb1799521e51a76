package io.viciagents.node.media;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP sockets of one loop: one for all its calls, or one for each.
 *
 * <p>Many datagrams are read by one recvmmsg and written by one sendmmsg.
 */
final class Sockets {
    private static final Logger log = LoggerFactory.getLogger(Sockets.class);
    private static final int LONGEST_DATAGRAM = 512;
    /** One recvmmsg; at 1,000 calls a loop some 100 come in between two shifts. */
    static final int DATAGRAMS_A_READ = 128;

    private static final int SHARED_BUFFER_BYTES = 4 << 20;
    private static final int OWN_BUFFER_BYTES = 64 << 10;

    /** Level and name of IP_MTU_DISCOVER in Linux, and its value IP_PMTUDISC_DO. */
    private static final ChannelOption<Integer> MTU_DISCOVERY = new IntegerUnixChannelOption("IP_MTU_DISCOVER", 0, 10);

    /** Never fragmented, so the kernel need not number each packet of an unconnected socket: 5 % of all work. */
    private static final int ALWAYS = 2;

    private final EventLoop loop;
    private final MediaCounters counters;
    private final boolean shared;
    private final List<MediaSocket> all = new ArrayList<>();
    /** Own sockets that no call has; the one that was given back last is taken last, for stragglers may still come. */
    private final Queue<MediaSocket> free = new ConcurrentLinkedQueue<>();

    private final List<MediaSocket> unflushed = new ArrayList<>();
    private boolean complained;
    private boolean sawStranger;

    private Sockets(EventLoop loop, MediaCounters counters, boolean shared) {
        this.loop = loop;
        this.counters = counters;
        this.shared = shared;
    }

    /** Binds what loop {@code number} needs; not on the loop. */
    static Sockets open(EventLoop loop, int number, MediaSettings settings, MediaCounters counters) {
        return switch (settings.ports()) {
            case MediaPorts.Shared(int first) -> {
                Sockets sockets = new Sockets(loop, counters, true);
                sockets.bind(settings.bindHost(), first == 0 ? 0 : first + number);
                yield sockets;
            }
            case MediaPorts.PerCall(int first, int count) -> {
                Sockets sockets = new Sockets(loop, counters, false);
                for (int i = number; i < count; i += settings.loops()) {
                    sockets.bind(settings.bindHost(), first == 0 ? 0 : first + i);
                }
                sockets.free.addAll(sockets.all);
                yield sockets;
            }
        };
    }

    /** A socket for a call; empty when each has one. Any thread. */
    Optional<MediaSocket> take() {
        return shared ? Optional.of(all.getFirst()) : Optional.ofNullable(free.poll());
    }

    /** Any thread. */
    void giveBack(MediaSocket socket) {
        if (!shared) {
            free.add(socket);
        }
    }

    void unflushed(MediaSocket socket) {
        unflushed.add(socket);
    }

    void flush() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flush();
        }
        unflushed.clear();
    }

    /**
     * While there are calls, a shared socket is read after each shift: the frames wait for the clock anyway, and a wake-up
     * of the thread for every few packets costs more than all that is done with them.
     */
    void readWhenTold() {
        if (shared) {
            all.getFirst().readWhenReady(false);
        }
    }

    /** While there are no calls, nobody beats time; datagrams of strangers are dropped as they come. */
    void readWhenReady() {
        if (shared) {
            all.getFirst().readWhenReady(true);
        }
    }

    void read() {
        if (shared) {
            all.getFirst().read();
        }
    }

    boolean firstStranger() {
        boolean first = !sawStranger;
        sawStranger = true;
        return first;
    }

    void complainOnce(String sentence, Throwable cause) {
        if (!complained) {
            complained = true;
            log.atWarn().setCause(cause).log(sentence);
        }
    }

    private void bind(String host, int port) {
        int bufferBytes = shared ? SHARED_BUFFER_BYTES : OWN_BUFFER_BYTES;
        ChannelFuture bound = new Bootstrap()
                .group(loop)
                .channelFactory(() -> channel(host))
                .option(MTU_DISCOVERY, ALWAYS)
                .option(ChannelOption.SO_RCVBUF, bufferBytes)
                .option(ChannelOption.SO_SNDBUF, bufferBytes)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LONGEST_DATAGRAM)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(LONGEST_DATAGRAM * DATAGRAMS_A_READ))
                .handler(new Plug())
                .bind(new InetSocketAddress(host, port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot open UDP port " + port + " on " + host + " for RTP ("
                            + bound.cause().getMessage()
                            + "): choose other media ports, or end the process that has this one",
                    bound.cause());
        }
        adviseOnBuffer(bound.channel(), bufferBytes);
    }

    /** A socket of one family only: one of IPv6 that serves IPv4 too translates every address. */
    private static Channel channel(String host) {
        boolean four = NetUtil.isValidIpV4Address(host);
        return new EpollDatagramChannel(four ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6);
    }

    private void adviseOnBuffer(Channel channel, int wantedBytes) {
        Integer got = channel.config().getOption(ChannelOption.SO_RCVBUF);
        if (got != null && got < wantedBytes && all.size() == 1) {
            log.atInfo()
                    .addKeyValue("bytes", got)
                    .log(
                            "the receive buffer of the RTP socket is small, a short stall will lose packets:"
                                    + " sysctl -w net.core.rmem_max={}",
                            wantedBytes);
        }
    }

    /** Gives each channel the socket that it is to us. */
    private final class Plug extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            Router router = shared ? new Router.ByAddress() : new Router.FirstSource();
            MediaSocket socket = new MediaSocket(channel, router, Sockets.this, counters);
            all.add(socket);
            channel.pipeline().addLast(socket);
        }
    }
}
