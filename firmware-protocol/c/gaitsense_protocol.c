#include "gaitsense_protocol.h"

#include <string.h>

enum { AT_SITE = 1, AT_CONTENT = 2, AT_RANGES = 3, AT_SEQUENCE = 4, AT_TICKS = 6, AT_PERIOD = 10, AT_COUNT = 12, AT_LENGTH = 13 };
enum { LAST_SITE = 6, LAST_ACCELERATION_RANGE = 4, LAST_ANGULAR_RATE_RANGE = 5, RESPONSE_CODE = 0x80 };

static void put16(uint8_t *to, uint16_t v)
{
    to[0] = (uint8_t)(v & 0xFFu);
    to[1] = (uint8_t)(v >> 8);
}

static void put32(uint8_t *to, uint32_t v)
{
    put16(to, (uint16_t)(v & 0xFFFFu));
    put16(to + 2, (uint16_t)(v >> 16));
}

static uint16_t get16(const uint8_t *from)
{
    return (uint16_t)(from[0] | ((unsigned)from[1] << 8));
}

static uint32_t get32(const uint8_t *from)
{
    return (uint32_t)get16(from) | ((uint32_t)get16(from + 2) << 16);
}

/* Without relying on how a conversion out of range behaves. */
static int16_t signed16(uint16_t v)
{
    return v < 0x8000u ? (int16_t)v : (int16_t)((int32_t)v - 65536);
}

static const uint8_t *get_row(const uint8_t *from, int16_t *to, int n)
{
    for (int i = 0; i < n; i++) {
        to[i] = signed16(get16(from + 2 * i));
    }
    return from + 2 * n;
}

static uint8_t *put_row(uint8_t *to, const int16_t *from, int n)
{
    for (int i = 0; i < n; i++) {
        put16(to + 2 * i, (uint16_t)from[i]);
    }
    return to + 2 * n;
}

static int ranges_known(uint8_t acceleration, uint8_t angular_rate)
{
    return acceleration <= LAST_ACCELERATION_RANGE && angular_rate <= LAST_ANGULAR_RATE_RANGE;
}

static uint8_t known_site(uint8_t site)
{
    return site <= LAST_SITE ? site : 0u;
}

static gs_outcome check(const uint8_t *bytes, size_t n, size_t length)
{
    if (n == 0) {
        return GS_TRUNCATED;
    }
    if (bytes[0] != GS_VERSION) {
        return GS_UNKNOWN_VERSION;
    }
    return n < length ? GS_TRUNCATED : GS_OK;
}

uint16_t gs_crc16(const uint8_t *bytes, size_t n)
{
    uint32_t crc = 0xFFFFu;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = ((crc >> 8) ^ bytes[i]) & 0xFFu;
        x ^= x >> 4;
        crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFFu;
    }
    return (uint16_t)crc;
}

size_t gs_sample_length(uint8_t content)
{
    return 12u + ((content & GS_CONTENT_FIELD) ? 6u : 0u) + ((content & GS_CONTENT_ORIENTATION) ? 8u : 0u);
}

size_t gs_packet_length(uint8_t content, size_t samples)
{
    return GS_HEADER_LENGTH + samples * gs_sample_length(content) + GS_CHECKSUM_LENGTH;
}

size_t gs_max_samples(size_t att_mtu, uint8_t content)
{
    size_t frame = GS_HEADER_LENGTH + GS_CHECKSUM_LENGTH;
    size_t payload = att_mtu < GS_ATT_OVERHEAD ? 0u : att_mtu - GS_ATT_OVERHEAD;
    payload = payload > GS_MAX_ATTRIBUTE ? GS_MAX_ATTRIBUTE : payload;
    return payload < frame ? 0u : (payload - frame) / gs_sample_length(content);
}

size_t gs_samples_per_packet(size_t att_mtu, uint8_t content, uint16_t rate)
{
    size_t fit = gs_max_samples(att_mtu, content);
    size_t span = rate / 100u; /* 0.1 s of a rate in 0.1 Hz */
    span = span == 0 ? 1u : span;
    return fit < span ? fit : span;
}

size_t gs_packet_encode(const gs_header *h, const gs_sample *samples, uint8_t *to, size_t room)
{
    size_t length = gs_packet_length(h->content, h->count);
    if (h->count == 0 || h->period == 0 || h->site > LAST_SITE || (h->content & ~GS_CONTENT_KNOWN) != 0
        || !ranges_known(h->acceleration_range, h->angular_rate_range) || room < length) {
        return 0;
    }

    to[0] = GS_VERSION;
    to[AT_SITE] = h->site;
    to[AT_CONTENT] = h->content;
    to[AT_RANGES] = (uint8_t)(h->acceleration_range | (h->angular_rate_range << 4));
    put16(to + AT_SEQUENCE, h->sequence);
    put32(to + AT_TICKS, h->ticks);
    put16(to + AT_PERIOD, h->period);
    to[AT_COUNT] = h->count;
    to[AT_LENGTH] = (uint8_t)gs_sample_length(h->content);

    uint8_t *at = to + GS_HEADER_LENGTH;
    for (size_t i = 0; i < h->count; i++) {
        at = put_row(at, samples[i].acceleration, 3);
        at = put_row(at, samples[i].angular_rate, 3);
        if (h->content & GS_CONTENT_FIELD) {
            at = put_row(at, samples[i].field, 3);
        }
        if (h->content & GS_CONTENT_ORIENTATION) {
            at = put_row(at, samples[i].orientation, 4);
        }
    }

    put16(at, gs_crc16(to, length - GS_CHECKSUM_LENGTH));
    return length;
}

gs_outcome gs_packet_decode(const uint8_t *bytes, size_t n, gs_header *h, gs_sample *samples, size_t room)
{
    gs_outcome outcome = check(bytes, n, GS_HEADER_LENGTH + GS_CHECKSUM_LENGTH);
    if (outcome != GS_OK) {
        return outcome;
    }

    size_t count = bytes[AT_COUNT];
    size_t step = bytes[AT_LENGTH];
    if (n < GS_HEADER_LENGTH + count * step + GS_CHECKSUM_LENGTH) {
        return GS_TRUNCATED;
    }
    if (get16(bytes + n - GS_CHECKSUM_LENGTH) != gs_crc16(bytes, n - GS_CHECKSUM_LENGTH)) {
        return GS_BAD_CHECKSUM;
    }

    uint8_t content = (uint8_t)(bytes[AT_CONTENT] & GS_CONTENT_KNOWN);
    uint8_t acceleration = (uint8_t)(bytes[AT_RANGES] & 0x0Fu);
    uint8_t angular_rate = (uint8_t)(bytes[AT_RANGES] >> 4);
    if (count == 0 || count > room || get16(bytes + AT_PERIOD) == 0 || !ranges_known(acceleration, angular_rate)
        || step < gs_sample_length(content)) {
        return GS_MALFORMED;
    }

    h->site = known_site(bytes[AT_SITE]);
    h->content = content;
    h->acceleration_range = acceleration;
    h->angular_rate_range = angular_rate;
    h->sequence = get16(bytes + AT_SEQUENCE);
    h->ticks = get32(bytes + AT_TICKS);
    h->period = get16(bytes + AT_PERIOD);
    h->count = (uint8_t)count;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *at = bytes + GS_HEADER_LENGTH + i * step;
        memset(&samples[i], 0, sizeof samples[i]);
        at = get_row(at, samples[i].acceleration, 3);
        at = get_row(at, samples[i].angular_rate, 3);
        if (content & GS_CONTENT_FIELD) {
            at = get_row(at, samples[i].field, 3);
        }
        if (content & GS_CONTENT_ORIENTATION) {
            (void)get_row(at, samples[i].orientation, 4);
        }
    }
    return GS_OK;
}

static size_t parameter_length(uint8_t opcode)
{
    return opcode == GS_SET_RATE ? 2u : opcode >= GS_SET_RANGES && opcode <= GS_ASSIGN_SITE ? 1u : 0u;
}

gs_status gs_request_decode(const uint8_t *bytes, size_t n, uint8_t *opcode, uint16_t *value)
{
    *opcode = n > 0 ? bytes[0] : 0u;
    *value = 0;
    if (n == 0) {
        return GS_INVALID_PARAMETER;
    }
    if (bytes[0] < GS_READ_CONFIGURATION || bytes[0] > GS_ASSIGN_SITE) {
        return GS_NOT_SUPPORTED;
    }
    if (n != 1u + parameter_length(bytes[0])) {
        return GS_INVALID_PARAMETER;
    }
    *value = n == 3 ? get16(bytes + 1) : n == 2 ? bytes[1] : 0u;
    return GS_STATUS_OK;
}

size_t gs_request_encode(uint8_t opcode, uint16_t value, uint8_t *to, size_t room)
{
    size_t parameter = parameter_length(opcode);
    if (room < 1u + parameter) {
        return 0;
    }
    to[0] = opcode;
    if (parameter == 1) {
        to[1] = (uint8_t)(value & 0xFFu);
    } else if (parameter == 2) {
        put16(to + 1, value);
    }
    return 1u + parameter;
}

size_t gs_response_encode(uint8_t opcode, uint8_t status, const gs_configuration *c, uint8_t *to, size_t room)
{
    if (room < GS_RESPONSE_LENGTH) {
        return 0;
    }
    to[0] = RESPONSE_CODE;
    to[1] = opcode;
    to[2] = status;
    to[3] = c->site;
    to[4] = c->content;
    to[5] = (uint8_t)(c->acceleration_range | (c->angular_rate_range << 4));
    put16(to + 6, c->rate);
    to[8] = c->is_streaming ? 1u : 0u;
    put16(to + 9, c->att_mtu);
    to[11] = c->samples_per_packet;
    return GS_RESPONSE_LENGTH;
}

gs_outcome gs_response_decode(const uint8_t *bytes, size_t n, uint8_t *opcode, uint8_t *status, gs_configuration *c)
{
    if (n < GS_RESPONSE_LENGTH) {
        return GS_TRUNCATED;
    }
    if (bytes[0] != RESPONSE_CODE || !ranges_known((uint8_t)(bytes[5] & 0x0Fu), (uint8_t)(bytes[5] >> 4))) {
        return GS_MALFORMED;
    }
    *opcode = bytes[1];
    *status = bytes[2];
    c->site = known_site(bytes[3]);
    c->content = (uint8_t)(bytes[4] & GS_CONTENT_KNOWN);
    c->acceleration_range = (uint8_t)(bytes[5] & 0x0Fu);
    c->angular_rate_range = (uint8_t)(bytes[5] >> 4);
    c->rate = get16(bytes + 6);
    c->is_streaming = (uint8_t)(bytes[8] & 1u);
    c->att_mtu = get16(bytes + 9);
    c->samples_per_packet = bytes[11];
    return GS_OK;
}

size_t gs_identity_encode(const gs_identity *identity, uint8_t *to, size_t room)
{
    if (room < GS_IDENTITY_LENGTH) {
        return 0;
    }
    to[0] = GS_VERSION;
    to[1] = identity->site;
    to[2] = identity->content;
    to[3] = identity->acceleration_ranges;
    to[4] = identity->angular_rate_ranges;
    put16(to + 5, identity->lowest_rate);
    put16(to + 7, identity->highest_rate);
    put16(to + 9, identity->boot_count);
    return GS_IDENTITY_LENGTH;
}

gs_outcome gs_identity_decode(const uint8_t *bytes, size_t n, gs_identity *identity)
{
    gs_outcome outcome = check(bytes, n, GS_IDENTITY_LENGTH);
    if (outcome == GS_OK) {
        identity->site = known_site(bytes[1]);
        identity->content = (uint8_t)(bytes[2] & GS_CONTENT_KNOWN);
        identity->acceleration_ranges = bytes[3];
        identity->angular_rate_ranges = bytes[4];
        identity->lowest_rate = get16(bytes + 5);
        identity->highest_rate = get16(bytes + 7);
        identity->boot_count = get16(bytes + 9);
    }
    return outcome;
}

gs_outcome gs_clock_request_decode(const uint8_t *bytes, size_t n, uint32_t *token)
{
    gs_outcome outcome = check(bytes, n, GS_CLOCK_REQUEST_LENGTH);
    *token = outcome == GS_OK ? get32(bytes + 1) : 0u;
    return outcome;
}

size_t gs_clock_response_encode(uint32_t token, uint32_t received, uint32_t sent, uint8_t *to, size_t room)
{
    if (room < GS_CLOCK_RESPONSE_LENGTH) {
        return 0;
    }
    to[0] = GS_VERSION;
    put32(to + 1, token);
    put32(to + 5, received);
    put32(to + 9, sent);
    return GS_CLOCK_RESPONSE_LENGTH;
}
