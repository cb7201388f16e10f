/* Unit tests on the host: prints what failed, ends with 0 when nothing did. */
#include "gaitsense_peripheral.h"

#include <stdio.h>
#include <string.h>

static int failures;

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            failures++; \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition); \
        } \
    } while (0)

static struct {
    uint32_t ticks;
    uint8_t packet[512];
    size_t packet_length;
    int packets;
    int queue_is_full;
    int is_broken;
    uint8_t response[16];
    uint8_t clock[16];
    uint16_t rate;
    uint8_t site;
    uint8_t blink;
} radio;

static uint32_t port_ticks(void *context) { (void)context; return radio.ticks++; }

static int port_stream(void *context, const uint8_t *bytes, size_t n)
{
    (void)context;
    if (radio.queue_is_full) {
        return 0;
    }
    memcpy(radio.packet, bytes, n);
    radio.packet_length = n;
    radio.packets++;
    return 1;
}

static void port_control(void *context, const uint8_t *bytes, size_t n) { (void)context; memcpy(radio.response, bytes, n); }
static void port_clock(void *context, const uint8_t *bytes, size_t n) { (void)context; memcpy(radio.clock, bytes, n); }
static void port_identify(void *context, uint8_t seconds) { (void)context; radio.blink = seconds; }
static void port_site(void *context, uint8_t site) { (void)context; radio.site = site; }

static int port_sample(void *context, uint16_t rate, uint8_t acceleration, uint8_t angular_rate)
{
    (void)context;
    (void)acceleration;
    (void)angular_rate;
    radio.rate = rate;
    return !radio.is_broken;
}

static const uint16_t rates[] = {250, 500, 1040, 2080};

static void set_up(gs_peripheral *p)
{
    gs_port port = {NULL, port_ticks, port_stream, port_control, port_clock, port_sample, port_identify, port_site};
    gs_identity identity = {0, GS_CONTENT_FIELD, 0x0F, 0x1F, 250, 2080, 7};
    memset(&radio, 0, sizeof radio);
    gs_peripheral_init(p, &port, &identity, rates, sizeof rates / sizeof rates[0]);
    gs_on_link(p, 1, 247);
}

static uint8_t ask(gs_peripheral *p, uint8_t opcode, uint16_t value)
{
    uint8_t bytes[3];
    gs_on_control(p, bytes, gs_request_encode(opcode, value, bytes, sizeof bytes));
    return radio.response[2];
}

static void test_crc(void)
{
    CHECK(gs_crc16((const uint8_t *)"123456789", 9) == 0x29B1);
}

static void test_packets(void)
{
    gs_sample samples[255];
    gs_sample read[255];
    gs_header header = {1, 3, 3, 4, 65535, 0xFFFFFFF0u, 5243, 2};
    gs_header back;
    uint8_t bytes[512];
    memset(samples, 0, sizeof samples);
    samples[1].acceleration[0] = -32768;
    samples[1].orientation[3] = -1;
    size_t n = gs_packet_encode(&header, samples, bytes, sizeof bytes);
    CHECK(n == 14 + 2 * 26 + 2);
    CHECK(gs_packet_decode(bytes, n, &back, read, 255) == GS_OK);
    CHECK(back.sequence == 65535 && back.ticks == 0xFFFFFFF0u && back.count == 2 && back.content == 3);
    CHECK(memcmp(samples, read, 2 * sizeof samples[0]) == 0);
    CHECK(gs_packet_decode(bytes, n - 1, &back, read, 255) == GS_TRUNCATED);
    CHECK(gs_packet_decode(bytes, n, &back, read, 1) == GS_MALFORMED);
    bytes[20] ^= 1;
    CHECK(gs_packet_decode(bytes, n, &back, read, 255) == GS_BAD_CHECKSUM);
    bytes[0] = 2;
    CHECK(gs_packet_decode(bytes, n, &back, read, 255) == GS_UNKNOWN_VERSION);
    CHECK(gs_packet_decode(bytes, 0, &back, read, 255) == GS_TRUNCATED);
    header.period = 0;
    CHECK(gs_packet_encode(&header, samples, bytes, sizeof bytes) == 0);
    CHECK(gs_max_samples(23, 0) == 0 && gs_max_samples(31, 0) == 1 && gs_max_samples(247, 0) == 19 && gs_max_samples(517, 0) == 41);
    CHECK(gs_samples_per_packet(247, 0, 1000) == 10 && gs_samples_per_packet(185, 3, 1000) == 6 && gs_samples_per_packet(247, 0, 50) == 1);
}

static void test_control(void)
{
    gs_peripheral p;
    uint8_t wrong[] = {GS_SET_RATE, 1};
    set_up(&p);
    CHECK(ask(&p, GS_START, 0) == GS_WRONG_STATE); /* nobody listens */
    gs_on_stream_notifications(&p, 1);
    CHECK(ask(&p, 0x55, 0) == GS_NOT_SUPPORTED && radio.response[1] == 0x55);
    gs_on_control(&p, wrong, sizeof wrong);
    CHECK(radio.response[2] == GS_INVALID_PARAMETER);
    gs_on_control(&p, wrong, 0);
    CHECK(radio.response[2] == GS_INVALID_PARAMETER);
    CHECK(ask(&p, GS_SET_RATE, 2081) == GS_INVALID_PARAMETER);
    CHECK(ask(&p, GS_SET_RATE, 600) == GS_STATUS_OK && p.now.rate == 1040);
    CHECK(ask(&p, GS_SET_RANGES, 0x44) == GS_INVALID_PARAMETER);
    CHECK(ask(&p, GS_SET_CONTENT, GS_CONTENT_ORIENTATION) == GS_INVALID_PARAMETER);
    CHECK(ask(&p, GS_ASSIGN_SITE, 2) == GS_STATUS_OK && radio.site == 2);
    CHECK(ask(&p, GS_IDENTIFY, 3) == GS_STATUS_OK && radio.blink == 3);
    radio.is_broken = 1;
    CHECK(ask(&p, GS_START, 0) == GS_SENSOR_FAULT);
    radio.is_broken = 0;
    gs_on_link(&p, 1, 23);
    CHECK(ask(&p, GS_START, 0) == GS_MTU_TOO_SMALL && radio.rate == 0);
    gs_on_link(&p, 1, 247);
    CHECK(ask(&p, GS_START, 0) == GS_STATUS_OK && radio.rate == 1040);
    CHECK(ask(&p, GS_SET_RATE, 500) == GS_WRONG_STATE && ask(&p, GS_SET_RATE, 9999) == GS_INVALID_PARAMETER);
    CHECK(ask(&p, GS_STOP, 0) == GS_STATUS_OK && ask(&p, GS_STOP, 0) == GS_STATUS_OK && radio.rate == 0);
}

static void test_stream(void)
{
    gs_peripheral p;
    gs_header header;
    gs_sample read[255];
    gs_sample sample;
    memset(&sample, 0, sizeof sample);
    set_up(&p);
    gs_on_stream_notifications(&p, 1);
    ask(&p, GS_START, 0);
    for (uint32_t i = 0; i < 100; i++) {
        radio.queue_is_full = i >= 40 && i < 50;
        sample.acceleration[0] = (int16_t)i;
        gs_on_sample(&p, &sample, 1000 + 315 * i);
        if (i % 10 == 9 && i != 49) {
            CHECK(gs_packet_decode(radio.packet, radio.packet_length, &header, read, 255) == GS_OK);
            CHECK(header.sequence == i - 9 && header.count == 10 && header.ticks == 1000 + 315 * (i - 9));
            CHECK(read[9].acceleration[0] == (int16_t)i);
        }
    }
    CHECK(radio.packets == 9);
    gs_on_sample(&p, &sample, 0);
    gs_set_period(&p, 5000); /* sends what was begun */
    CHECK(radio.packets == 10);
    gs_on_link(&p, 0, 0);
    CHECK(!p.now.is_streaming && radio.rate == 0);
    gs_on_sample(&p, &sample, 0);
    CHECK(radio.packets == 10);
}

static void test_clock_identity_battery(void)
{
    gs_peripheral p;
    gs_identity identity;
    uint8_t bytes[GS_IDENTITY_LENGTH];
    uint8_t request[] = {1, 0xEF, 0xBE, 0xAD, 0xDE};
    set_up(&p);
    radio.ticks = 0xFFFFFFFFu;
    gs_on_clock(&p, request, sizeof request);
    CHECK(memcmp(radio.clock, request, 5) == 0);
    CHECK(radio.clock[5] == 0xFF && radio.clock[9] == 0x00);
    CHECK(gs_read_identity(&p, bytes, sizeof bytes) == GS_IDENTITY_LENGTH);
    CHECK(gs_identity_decode(bytes, sizeof bytes, &identity) == GS_OK && identity.boot_count == 7);
    CHECK(gs_read_identity(&p, bytes, 3) == 0);
    gs_set_battery(&p, 250);
    CHECK(p.battery_percent == 100);
}

int main(void)
{
    test_crc();
    test_packets();
    test_control();
    test_stream();
    test_clock_identity_battery();
    printf("%d failed\n", failures);
    return failures != 0;
}
