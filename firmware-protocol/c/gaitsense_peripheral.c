#include "gaitsense_peripheral.h"

#include <string.h>

static uint16_t nominal_period(uint16_t rate)
{
    /* 2^19 / (rate / 10), rounded, at most what 16 bits hold (8 Hz). */
    uint32_t period = rate == 0 ? 65535u : (5242880u + rate / 2u) / rate;
    return (uint16_t)(period > 65535u ? 65535u : period);
}

static void restart_packet(gs_peripheral *p)
{
    p->header.count = 0;
}

static void update(gs_peripheral *p)
{
    p->now.samples_per_packet = (uint8_t)gs_samples_per_packet(p->now.att_mtu, p->now.content, p->now.rate);
}

static void stop(gs_peripheral *p)
{
    if (p->now.is_streaming) {
        p->now.is_streaming = 0;
        restart_packet(p);
        (void)p->port.sample(p->port.context, 0, p->now.acceleration_range, p->now.angular_rate_range);
    }
}

static gs_status start(gs_peripheral *p)
{
    if (p->now.is_streaming || !p->is_stream_notified) {
        return GS_WRONG_STATE;
    }
    if (!p->port.sample(p->port.context, p->now.rate, p->now.acceleration_range, p->now.angular_rate_range)) {
        return GS_SENSOR_FAULT;
    }
    if (p->now.samples_per_packet == 0) {
        (void)p->port.sample(p->port.context, 0, p->now.acceleration_range, p->now.angular_rate_range);
        return GS_MTU_TOO_SMALL;
    }
    p->next_sample = 0;
    restart_packet(p);
    p->now.is_streaming = 1;
    return GS_STATUS_OK;
}

/* The lowest rate on offer that is not below the one asked for; 0 when there is none. */
static uint16_t offered_rate(const gs_peripheral *p, uint16_t asked)
{
    for (size_t i = 0; asked > 0 && i < p->rate_count; i++) {
        if (p->rates[i] >= asked) {
            return p->rates[i];
        }
    }
    return 0;
}

static int offers_ranges(const gs_peripheral *p, uint16_t value)
{
    unsigned acceleration = value & 0x0Fu;
    unsigned angular_rate = (unsigned)value >> 4;
    return acceleration < 8u && angular_rate < 8u && ((p->identity.acceleration_ranges >> acceleration) & 1u)
        && ((p->identity.angular_rate_ranges >> angular_rate) & 1u);
}

static int is_offered(const gs_peripheral *p, uint8_t opcode, uint16_t value)
{
    switch (opcode) {
    case GS_SET_RATE:
        return offered_rate(p, value) != 0;
    case GS_SET_RANGES:
        return offers_ranges(p, value);
    case GS_SET_CONTENT:
        return (value & ~(unsigned)p->identity.content) == 0;
    case GS_ASSIGN_SITE:
        return value <= 6u;
    default:
        return 1;
    }
}

static void set(gs_peripheral *p, uint8_t opcode, uint16_t value)
{
    switch (opcode) {
    case GS_SET_RATE:
        p->now.rate = offered_rate(p, value);
        p->period = nominal_period(p->now.rate);
        break;
    case GS_SET_RANGES:
        p->now.acceleration_range = (uint8_t)(value & 0x0Fu);
        p->now.angular_rate_range = (uint8_t)(value >> 4);
        break;
    case GS_SET_CONTENT:
        p->now.content = (uint8_t)value;
        break;
    default:
        p->now.site = (uint8_t)value;
        p->identity.site = (uint8_t)value;
        p->port.keep_site(p->port.context, (uint8_t)value);
        break;
    }
    update(p);
}

static gs_status carry_out(gs_peripheral *p, uint8_t opcode, uint16_t value)
{
    switch (opcode) {
    case GS_READ_CONFIGURATION:
        return GS_STATUS_OK;
    case GS_START:
        return start(p);
    case GS_STOP:
        stop(p);
        return GS_STATUS_OK;
    case GS_IDENTIFY:
        p->port.identify(p->port.context, (uint8_t)value);
        return GS_STATUS_OK;
    default:
        if (!is_offered(p, opcode, value)) {
            return GS_INVALID_PARAMETER;
        }
        if (p->now.is_streaming) {
            return GS_WRONG_STATE;
        }
        set(p, opcode, value);
        return GS_STATUS_OK;
    }
}

static void send_packet(gs_peripheral *p)
{
    size_t n = gs_packet_encode(&p->header, p->buffer, p->packet, sizeof p->packet);
    restart_packet(p);
    if (n > 0) {
        (void)p->port.notify_stream(p->port.context, p->packet, n);
    }
}

void gs_peripheral_init(gs_peripheral *p, const gs_port *port, const gs_identity *identity, const uint16_t *rates, size_t rate_count)
{
    memset(p, 0, sizeof *p);
    p->port = *port;
    p->identity = *identity;
    p->rates = rates;
    p->rate_count = rate_count;
    p->now.site = identity->site;
    p->now.att_mtu = 23;
    p->now.acceleration_range = 3;
    p->now.angular_rate_range = 4;
    p->now.rate = offered_rate(p, 1000);
    p->period = nominal_period(p->now.rate);
    p->battery_percent = 100;
    update(p);
}

void gs_on_link(gs_peripheral *p, int is_linked, uint16_t att_mtu)
{
    if (!is_linked) {
        stop(p);
        p->is_stream_notified = 0;
    }
    /* The MTU at the start holds for the whole stream. */
    if (!p->now.is_streaming) {
        p->now.att_mtu = is_linked ? att_mtu : 23u;
        update(p);
    }
}

void gs_on_stream_notifications(gs_peripheral *p, int is_enabled)
{
    p->is_stream_notified = is_enabled ? 1u : 0u;
    if (!is_enabled) {
        stop(p);
    }
}

void gs_on_control(gs_peripheral *p, const uint8_t *bytes, size_t n)
{
    uint8_t opcode;
    uint16_t value;
    uint8_t response[GS_RESPONSE_LENGTH];
    gs_status status = gs_request_decode(bytes, n, &opcode, &value);
    if (status == GS_STATUS_OK) {
        status = carry_out(p, opcode, value);
    }
    p->port.indicate_control(p->port.context, response, gs_response_encode(opcode, (uint8_t)status, &p->now, response, sizeof response));
}

void gs_on_clock(gs_peripheral *p, const uint8_t *bytes, size_t n)
{
    uint32_t received = p->port.ticks(p->port.context);
    uint32_t token;
    uint8_t response[GS_CLOCK_RESPONSE_LENGTH];
    if (gs_clock_request_decode(bytes, n, &token) == GS_OK) {
        size_t length = gs_clock_response_encode(token, received, p->port.ticks(p->port.context), response, sizeof response);
        p->port.notify_clock(p->port.context, response, length);
    }
}

void gs_on_sample(gs_peripheral *p, const gs_sample *sample, uint32_t ticks)
{
    if (!p->now.is_streaming) {
        return;
    }
    if (p->header.count == 0) {
        p->header.site = p->now.site;
        p->header.content = p->now.content;
        p->header.acceleration_range = p->now.acceleration_range;
        p->header.angular_rate_range = p->now.angular_rate_range;
        p->header.sequence = (uint16_t)(p->next_sample & 0xFFFFu);
        p->header.ticks = ticks;
        p->header.period = p->period;
    }
    p->buffer[p->header.count++] = *sample;
    p->next_sample++;
    if (p->header.count >= p->now.samples_per_packet) {
        send_packet(p);
    }
}

void gs_set_period(gs_peripheral *p, uint16_t period)
{
    if (period != 0 && period != p->period) {
        /* One packet has one period. */
        if (p->header.count > 0) {
            send_packet(p);
        }
        p->period = period;
    }
}

void gs_set_battery(gs_peripheral *p, unsigned percent)
{
    p->battery_percent = (uint8_t)(percent > 100u ? 100u : percent);
}

size_t gs_read_identity(const gs_peripheral *p, uint8_t *to, size_t room)
{
    return gs_identity_encode(&p->identity, to, room);
}
