/*
 * Callers by the thousand on one socket: each sends 50 RTP packets a second from an address of its own in 127.1.0.0/16
 * and listens to what comes back. Says how evenly packets came, by the kernel's time stamps.
 *
 * usage: callers PORT CALLS WARM_SECONDS SECONDS TARGET_PORT...
 *
 * Call i has the address 127.1.(i / 250).(1 + i % 250) and sends to 127.0.0.1:TARGET_PORT[i modulo their number]. Prints
 * "measuring" when the warm-up is over, then a line "result sent received lost p50Micros p99Micros maxMicros", where lost
 * are the gaps in the sequences that came and the micros are deviations of the gap between two packets of a call from
 * 20 ms; "sent" counts all packets of the run, all else those of the measured seconds.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <math.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_CALLS = 20000,
    MOST_TARGETS = 64,
    BATCH = 256,
    HEADER_BYTES = 12,
    FRAME_BYTES = 160,
    PACKET_BYTES = HEADER_BYTES + FRAME_BYTES,
    LONGEST_DATAGRAM = 512,
    SLOTS = 80, /* 250 microseconds each: packets of different calls hardly ever come together */
    VOICE_FRAMES = 150,
    BUFFER_BYTES = 8 << 20,
    DEVIATIONS = 200000
};
static const int64_t FRAME_NANOS = 20000000;

struct call {
    uint16_t sequence;
    uint32_t timestamp;
    int heard;
    uint16_t last_sequence;
    int64_t last_nanos;
};

static struct call calls[MOST_CALLS];
static struct sockaddr_in targets[MOST_TARGETS];
static uint8_t voice[VOICE_FRAMES][FRAME_BYTES];
static long deviations[DEVIATIONS + 1];
static long sent, received, lost;
static int measuring;

static int64_t now_nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static uint8_t ulaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = abs(sample) + 132;
    int segment = 7;
    while (segment > 0 && magnitude < 132 << segment) segment--;
    return ~(sign | segment << 4 | ((magnitude >> (segment + 3)) & 15));
}

/* Two seconds of syllables, one of soft noise. */
static void make_voice(void) {
    for (int i = 0; i < VOICE_FRAMES * FRAME_BYTES; i++) {
        double seconds = i / 8000.0;
        double loud = seconds < 2 ? 6000 * fabs(sin(2 * M_PI * 2.5 * seconds)) : 0;
        double sample = loud * (sin(2 * M_PI * 140 * seconds) + 0.5 * sin(2 * M_PI * 700 * seconds)) + rand() % 40 - 20;
        voice[i / FRAME_BYTES][i % FRAME_BYTES] = ulaw((int)sample);
    }
}

static int open_socket(int port) {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    int bytes = BUFFER_BYTES, on = 1;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
    if (setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3)) {
        perror("callers: cannot keep the socket to the loopback interface");
        exit(1);
    }
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(port)};
    if (bind(fd, (struct sockaddr *)&here, sizeof here)) {
        perror("callers: cannot open the UDP port");
        exit(1);
    }
    return fd;
}

/* Sends the next packet of each call from first to last - 1 in steps of SLOTS. */
static void send_slot(int fd, int slot, int count, int target_count) {
    static uint8_t packets[BATCH][PACKET_BYTES];
    static struct iovec parts[BATCH];
    static struct mmsghdr messages[BATCH];
    static union {
        char bytes[CMSG_SPACE(sizeof(struct in_pktinfo))];
        struct cmsghdr align;
    } controls[BATCH];
    int filled = 0;
    for (int i = slot; i < count || filled > 0; i += SLOTS) {
        if (i < count) {
            struct call *call = &calls[i];
            uint8_t *p = packets[filled];
            uint32_t ssrc = htonl(i + 1), timestamp = htonl(call->timestamp);
            uint16_t sequence = htons(call->sequence);
            p[0] = 0x80;
            p[1] = 0;
            memcpy(p + 2, &sequence, 2);
            memcpy(p + 4, &timestamp, 4);
            memcpy(p + 8, &ssrc, 4);
            memcpy(p + HEADER_BYTES, voice[(call->sequence + i) % VOICE_FRAMES], FRAME_BYTES);
            call->sequence++;
            call->timestamp += FRAME_BYTES;
            parts[filled] = (struct iovec){p, PACKET_BYTES};
            struct msghdr *header = &messages[filled].msg_hdr;
            *header = (struct msghdr){
                .msg_name = &targets[i % target_count],
                .msg_namelen = sizeof targets[0],
                .msg_iov = &parts[filled],
                .msg_iovlen = 1,
                .msg_control = controls[filled].bytes,
                .msg_controllen = sizeof controls[filled].bytes};
            struct cmsghdr *from = CMSG_FIRSTHDR(header);
            from->cmsg_level = IPPROTO_IP;
            from->cmsg_type = IP_PKTINFO;
            from->cmsg_len = CMSG_LEN(sizeof(struct in_pktinfo));
            struct in_pktinfo info = {.ipi_spec_dst.s_addr = htonl(0x7f010000 | i / 250 << 8 | (1 + i % 250))};
            memcpy(CMSG_DATA(from), &info, sizeof info);
            filled++;
        }
        if (filled == BATCH || i >= count) {
            for (int done = 0; done < filled;) {
                int some = sendmmsg(fd, messages + done, filled - done, 0);
                if (some < 0 && errno != EAGAIN && errno != EINTR) {
                    perror("callers: cannot send");
                    exit(1);
                }
                done += some > 0 ? some : 0;
            }
            sent += filled;
            filled = 0;
        }
    }
}

static void hear(int i, const uint8_t *packet, int64_t nanos) {
    struct call *call = &calls[i];
    uint16_t sequence = packet[2] << 8 | packet[3];
    uint16_t step = sequence - call->last_sequence;
    if (measuring) {
        received++;
        if (call->heard && step == 1) {
            long micros = llabs(nanos - call->last_nanos - FRAME_NANOS) / 1000;
            deviations[micros < DEVIATIONS ? micros : DEVIATIONS]++;
        } else if (call->heard && step < 1000) {
            lost += step - 1;
        }
    }
    call->heard = 1;
    call->last_sequence = sequence;
    call->last_nanos = nanos;
}

static void receive_all(int fd, int count) {
    static uint8_t packets[BATCH][LONGEST_DATAGRAM];
    static char controls[BATCH][256];
    static struct iovec parts[BATCH];
    static struct mmsghdr messages[BATCH];
    int got;
    do {
        for (int i = 0; i < BATCH; i++) {
            parts[i] = (struct iovec){packets[i], LONGEST_DATAGRAM};
            messages[i].msg_hdr = (struct msghdr){
                .msg_iov = &parts[i], .msg_iovlen = 1, .msg_control = controls[i], .msg_controllen = sizeof controls[i]};
        }
        got = recvmmsg(fd, messages, BATCH, MSG_DONTWAIT, NULL);
        for (int m = 0; m < got; m++) {
            int64_t nanos = 0;
            uint32_t address = 0;
            struct msghdr *header = &messages[m].msg_hdr;
            for (struct cmsghdr *c = CMSG_FIRSTHDR(header); c; c = CMSG_NXTHDR(header, c)) {
                if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
                    struct timespec t;
                    memcpy(&t, CMSG_DATA(c), sizeof t);
                    nanos = t.tv_sec * 1000000000LL + t.tv_nsec;
                } else if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
                    struct in_pktinfo info;
                    memcpy(&info, CMSG_DATA(c), sizeof info);
                    address = ntohl(info.ipi_addr.s_addr);
                }
            }
            int call = (int)(address >> 8 & 255) * 250 + (int)(address & 255) - 1;
            if (call >= 0 && call < count && messages[m].msg_len >= HEADER_BYTES) hear(call, packets[m], nanos);
        }
    } while (got == BATCH);
}

static long quantile(double share) {
    long total = 0, seen = 0;
    for (int i = 0; i <= DEVIATIONS; i++) total += deviations[i];
    for (int i = 0; i <= DEVIATIONS; i++) {
        seen += deviations[i];
        if (seen > 0 && seen >= share * total) return i;
    }
    return 0;
}

int main(int arguments, char **argument) {
    if (arguments < 6) {
        fprintf(stderr, "usage: callers PORT CALLS WARM_SECONDS SECONDS TARGET_PORT...\n");
        return 2;
    }
    int fd = open_socket(atoi(argument[1]));
    int count = atoi(argument[2]), target_count = arguments - 5;
    int64_t warm = atof(argument[3]) * 1e9, measured = atof(argument[4]) * 1e9;
    if (count < 1 || count > MOST_CALLS || target_count > MOST_TARGETS) {
        fprintf(stderr, "callers: 1 to %d calls and up to %d ports wanted\n", MOST_CALLS, MOST_TARGETS);
        return 2;
    }
    for (int i = 0; i < target_count; i++) {
        targets[i] = (struct sockaddr_in){
            .sin_family = AF_INET, .sin_port = htons(atoi(argument[5 + i])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    }
    make_voice();
    int64_t start = now_nanos();
    for (long slot = 0;; slot++) {
        int64_t due = start + slot * (FRAME_NANOS / SLOTS);
        struct timespec wake = {due / 1000000000, due % 1000000000};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &wake, NULL);
        if (!measuring && due >= start + warm) {
            receive_all(fd, count);
            measuring = 1;
            printf("measuring\n");
            fflush(stdout);
        }
        if (due >= start + warm + measured) break;
        send_slot(fd, slot % SLOTS, count, target_count);
        if (slot % 4 == 0) receive_all(fd, count);
    }
    receive_all(fd, count);
    printf("result %ld %ld %ld %ld %ld %ld\n", sent, received, lost, quantile(0.5), quantile(0.99), quantile(1));
    return 0;
}
