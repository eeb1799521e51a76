/*
 * The least that a machine must do for these packets: sends each datagram back to where it came from, with recvmmsg and
 * sendmmsg. Prints its port, and echoes until it is ended.
 *
 * usage: echo
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BATCH = 64, LONGEST_DATAGRAM = 512, BUFFER_BYTES = 4 << 20 };

static char payloads[BATCH][LONGEST_DATAGRAM];
static struct sockaddr_in senders[BATCH];
static struct iovec parts[BATCH];
static struct mmsghdr messages[BATCH];

int main(void) {
    int socket_fd = socket(AF_INET, SOCK_DGRAM, 0);
    int bytes = BUFFER_BYTES;
    setsockopt(socket_fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    setsockopt(socket_fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof here;
    if (bind(socket_fd, (struct sockaddr *)&here, length) || getsockname(socket_fd, (struct sockaddr *)&here, &length)) {
        perror("echo: cannot open a UDP port on 127.0.0.1");
        return 1;
    }
    printf("port %d\n", ntohs(here.sin_port));
    fflush(stdout);
    for (;;) {
        for (int i = 0; i < BATCH; i++) {
            parts[i] = (struct iovec){payloads[i], LONGEST_DATAGRAM};
            messages[i].msg_hdr = (struct msghdr){
                .msg_name = &senders[i], .msg_namelen = sizeof senders[i], .msg_iov = &parts[i], .msg_iovlen = 1};
        }
        int got = recvmmsg(socket_fd, messages, BATCH, MSG_WAITFORONE, NULL);
        for (int i = 0; i < got; i++) {
            parts[i].iov_len = messages[i].msg_len;
        }
        for (int sent = 0; sent < got;) {
            int some = sendmmsg(socket_fd, messages + sent, got - sent, 0);
            sent += some > 0 ? some : 1;
        }
    }
}
