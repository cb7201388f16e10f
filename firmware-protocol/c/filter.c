/* Reads one line of hexadecimal after another and answers each on a line, so that any other codec can be compared with this one.
 *   d <hex>  reads a packet:        outcome, then header and samples as decimal numbers
 *   e <hex>  reads and writes it:   outcome, then the packet that is written
 *   q <hex>  reads a request:       status, opcode, value
 *   r <hex>  reads a response:      outcome, then its fields
 *   i <hex>  reads an identity:     outcome, then its fields
 *   c <hex>  reads a clock request: outcome, token
 *   s <hex>  check sum
 *   p <mtu> <rate> <samples>        the reference sensor streams: its packets, one a line, then a dot */
#include "gaitsense_peripheral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t bytes[8192];
static gs_sample samples[GS_MAX_SAMPLES];
static uint32_t clock_ticks;

static size_t read_hex(const char *text)
{
    size_t n = 0;
    unsigned value;
    while (n < sizeof bytes && sscanf(text + 2 * n, "%2x", &value) == 1) {
        bytes[n++] = (uint8_t)value;
    }
    return n;
}

static void print_hex(const uint8_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        printf("%02x", from[i]);
    }
    printf("\n");
}

static void print_packet(gs_outcome outcome, const gs_header *h)
{
    printf("%d", (int)outcome);
    if (outcome == GS_OK) {
        printf(" %u %u %u %u %u %lu %u %u", h->site, h->content, h->acceleration_range, h->angular_rate_range, h->sequence,
            (unsigned long)h->ticks, h->period, h->count);
        for (size_t i = 0; i < h->count; i++) {
            const gs_sample *s = &samples[i];
            printf(" %d %d %d %d %d %d %d %d %d %d %d %d %d", s->acceleration[0], s->acceleration[1], s->acceleration[2],
                s->angular_rate[0], s->angular_rate[1], s->angular_rate[2], s->field[0], s->field[1], s->field[2],
                s->orientation[0], s->orientation[1], s->orientation[2], s->orientation[3]);
        }
    }
    printf("\n");
}

static void print_configuration(const gs_configuration *c)
{
    printf(" %u %u %u %u %u %u %u %u", c->site, c->content, c->acceleration_range, c->angular_rate_range, c->rate, c->is_streaming,
        c->att_mtu, c->samples_per_packet);
}

static uint32_t port_ticks(void *context) { (void)context; return clock_ticks; }
static int port_stream(void *context, const uint8_t *from, size_t n) { (void)context; print_hex(from, n); return 1; }
static void port_send(void *context, const uint8_t *from, size_t n) { (void)context; (void)from; (void)n; }
static int port_sample(void *context, uint16_t rate, uint8_t a, uint8_t w) { (void)context; (void)rate; (void)a; (void)w; return 1; }
static void port_byte(void *context, uint8_t value) { (void)context; (void)value; }

static void stream(const char *text)
{
    static const uint16_t rates[] = {250, 500, 600, 1000, 1040, 2000};
    static gs_peripheral sensor;
    gs_port port = {NULL, port_ticks, port_stream, port_send, port_send, port_sample, port_byte, port_byte};
    gs_identity identity = {1, GS_CONTENT_KNOWN, 0x1F, 0x3F, 250, 2000, 1};
    unsigned mtu, rate, count;
    uint8_t request[3];
    if (sscanf(text, "%u %u %u", &mtu, &rate, &count) != 3) {
        return;
    }
    gs_peripheral_init(&sensor, &port, &identity, rates, sizeof rates / sizeof rates[0]);
    gs_on_link(&sensor, 1, (uint16_t)mtu);
    gs_on_stream_notifications(&sensor, 1);
    gs_on_control(&sensor, request, gs_request_encode(GS_SET_RATE, (uint16_t)rate, request, sizeof request));
    gs_on_control(&sensor, request, gs_request_encode(GS_START, 0, request, sizeof request));
    for (unsigned i = 0; i < count; i++) {
        gs_sample sample;
        memset(&sample, 0, sizeof sample);
        sample.acceleration[0] = (int16_t)(i & 0x3FFFu);
        sample.acceleration[2] = 2048;
        gs_on_sample(&sensor, &sample, 0xFFFFF000u + (uint32_t)((uint64_t)i * 327680u / rate));
    }
    printf(".\n");
}

static void answer(char kind, const char *text)
{
    gs_header header;
    gs_configuration configuration;
    gs_identity identity;
    uint8_t opcode, status;
    uint16_t value;
    uint32_t token;
    gs_outcome outcome;
    size_t n = kind == 'p' ? 0u : read_hex(text);
    memset(&header, 0, sizeof header);
    switch (kind) {
    case 'd':
        outcome = gs_packet_decode(bytes, n, &header, samples, GS_MAX_SAMPLES);
        print_packet(outcome, &header);
        break;
    case 'e':
        outcome = gs_packet_decode(bytes, n, &header, samples, GS_MAX_SAMPLES);
        printf("%d ", (int)outcome);
        print_hex(bytes, outcome == GS_OK ? gs_packet_encode(&header, samples, bytes, sizeof bytes) : 0u);
        break;
    case 'q':
        status = (uint8_t)gs_request_decode(bytes, n, &opcode, &value);
        printf("%u %u %u\n", status, opcode, value);
        break;
    case 'r':
        outcome = gs_response_decode(bytes, n, &opcode, &status, &configuration);
        printf("%d", (int)outcome);
        if (outcome == GS_OK) {
            printf(" %u %u", opcode, status);
            print_configuration(&configuration);
        }
        printf("\n");
        break;
    case 'i':
        outcome = gs_identity_decode(bytes, n, &identity);
        printf("%d", (int)outcome);
        if (outcome == GS_OK) {
            printf(" %u %u %u %u %u %u %u", identity.site, identity.content, identity.acceleration_ranges, identity.angular_rate_ranges,
                identity.lowest_rate, identity.highest_rate, identity.boot_count);
        }
        printf("\n");
        break;
    case 'c':
        outcome = gs_clock_request_decode(bytes, n, &token);
        printf("%d %lu\n", (int)outcome, (unsigned long)token);
        break;
    case 'p':
        stream(text);
        break;
    default:
        printf("%u\n", gs_crc16(bytes, n));
        break;
    }
    fflush(stdout);
}

int main(void)
{
    static char line[16500];
    while (fgets(line, sizeof line, stdin) != NULL) {
        answer(line[0], line[0] == '\0' || line[1] == '\0' ? "" : line + 2);
    }
    return 0;
}
