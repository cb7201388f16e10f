namespace GaitSense.Devices.Certification;

/// <summary>Every check, in the order of the report.</summary>
public static class CertificationChecks
{
    internal static readonly CertificationCheck Advertising = Must("advertising.service", "1", "It advertises the GaitSense service");
    internal static readonly CertificationCheck ImuStream = Must("gatt.imu-stream", "1", "IMU stream: notify");
    internal static readonly CertificationCheck ControlPoint = Must("gatt.control-point", "1", "Control point: write, indicate");
    internal static readonly CertificationCheck IdentityValue = Must("gatt.sensor-identity", "1", "Sensor identity: read");
    internal static readonly CertificationCheck ClockValue = Must("gatt.clock", "1", "Clock: write without response, notify");
    internal static readonly CertificationCheck BatteryLevel = Must("gatt.battery-level", "1", "Battery Level: read, notify");
    internal static readonly CertificationCheck ManufacturerName = Must("gatt.manufacturer-name", "1", "Manufacturer Name: read");
    internal static readonly CertificationCheck ModelNumber = Must("gatt.model-number", "1", "Model Number: read");
    internal static readonly CertificationCheck SerialNumber = Must("gatt.serial-number", "1", "Serial Number: read");
    internal static readonly CertificationCheck FirmwareRevision = Must("gatt.firmware-revision", "1", "Firmware Revision: read");
    internal static readonly CertificationCheck HardwareRevision = Must("gatt.hardware-revision", "1", "Hardware Revision, when there is one: read");
    internal static readonly CertificationCheck Texts = Must("device.texts", "1", "Manufacturer, model, serial number and firmware are told");
    internal static readonly CertificationCheck Battery = Must("battery.level", "1", "The charge is 0 to 100 %");
    internal static readonly CertificationCheck IdentityForm = Must("identity.form", "6", "The identity can be read: version 1, 11 bytes or more, a known site, lowest rate not above the highest");
    internal static readonly CertificationCheck IdentityRanges = Must("identity.ranges", "6", "Ranges of 16 g and 2000 degrees/s or more are offered");
    internal static readonly CertificationCheck IdentityRate = Must("identity.rate", "6", "A rate between 100 and 110 Hz is offered");
    internal static readonly CertificationCheck Mtu = Must("link.mtu", "4.4", "The ATT MTU of the link is 185 or more, and as the link says");
    internal static readonly CertificationCheck WideMtu = Should("link.mtu-wide", "4.4", "The ATT MTU of the link is 247 or more");
    internal static readonly CertificationCheck SubscriptionFirst = Must("control.subscription-first", "5", "A request before indications are enabled is rejected");
    internal static readonly CertificationCheck Read = Must("control.read", "5", "Read configuration is answered with ok");
    internal static readonly CertificationCheck UnknownOpcode = Must("control.unknown-opcode", "5", "An unknown opcode is refused: not_supported");
    internal static readonly CertificationCheck WrongLength = Must("control.wrong-length", "5", "A request of another length is refused: invalid_parameter");
    internal static readonly CertificationCheck ReservedBits = Must("control.reserved-bits", "5", "A content with a reserved bit is refused: invalid_parameter");
    internal static readonly CertificationCheck NotOffered = Must("control.not-offered", "5", "A range, content, site or rate that is not offered is refused: invalid_parameter");
    internal static readonly CertificationCheck StartUnsubscribed = Must("control.start-unsubscribed", "5", "Start without notifications of the stream is refused: wrong_state");
    internal static readonly CertificationCheck SettingsWhileStreaming = Must("control.settings-while-streaming", "5", "Start and settings while streaming are refused: wrong_state");
    internal static readonly CertificationCheck RefusalOrder = Must("control.refusal-order", "5", "invalid_parameter comes before wrong_state");
    internal static readonly CertificationCheck StopAgain = Must("control.stop-again", "5", "Stopping twice is no error");
    internal static readonly CertificationCheck Identify = Must("control.identify", "5", "Identify is answered with ok, stopped and streaming");
    internal static readonly CertificationCheck Site = Must("control.site", "5", "An assigned site is in the response and in the identity");
    internal static readonly CertificationCheck Ranges = Must("control.ranges", "5", "Every range that the identity offers can be set");
    internal static readonly CertificationCheck Content = Must("control.content", "5", "Every content that the identity offers can be set");
    internal static readonly CertificationCheck Rates = Must("control.rates", "5", "Set rate takes the lowest rate offered that is not below the one asked for, from the lowest to the highest of the identity");
    internal static readonly CertificationCheck Response = Must("control.response", "5", "Every response has its form: code 0x80, the opcode received, a configuration without reserved bits");
    internal static readonly CertificationCheck AnswerTime = Must("control.answer-time", "5", "Every request is answered within 1 s");
    internal static readonly CertificationCheck RefusalKeeps = Must("control.refusal-keeps", "5", "A refused request changes nothing");
    internal static readonly CertificationCheck ResponsePacking = Must("control.samples-per-packet", "4.4", "Responses tell the samples per packet that MTU, content and rate give");
    internal static readonly CertificationCheck Silent = Must("stream.silent", "5", "No packet comes before a start");
    internal static readonly CertificationCheck Readable = Must("stream.readable", "4.2", "Every packet can be read: version, length, check sum, codes");
    internal static readonly CertificationCheck Form = Must("stream.form", "4.1", "No reserved bit, exact sample length, no extension");
    internal static readonly CertificationCheck Settings = Must("stream.settings", "4.1", "Packets tell the site, content and ranges in force");
    internal static readonly CertificationCheck Size = Must("stream.size", "4.4", "No packet is longer than ATT MTU - 3 or 512 bytes");
    internal static readonly CertificationCheck Packing = Must("stream.packing", "4.4", "Packets hold as many samples as the response says");
    internal static readonly CertificationCheck First = Must("stream.first", "4.3", "The first sample after a start has sequence 0");
    internal static readonly CertificationCheck Order = Must("stream.order", "4.3", "No packet comes twice or late");
    internal static readonly CertificationCheck Loss = Should("stream.loss", "4.3", "At most 1 % of the samples are lost");
    internal static readonly CertificationCheck Rate = Must("stream.rate", "5", "The rate by the device clock is the nominal one within 5 %");
    internal static readonly CertificationCheck Period = Must("stream.period", "3", "The sample period in the packets is the measured one");
    internal static readonly CertificationCheck Ticks = Must("stream.ticks", "3", "Time stamps rise, and by as much as the samples between them take");
    internal static readonly CertificationCheck TickUnit = Must("stream.tick-unit", "3", "Time stamps count 1/32768 s");
    internal static readonly CertificationCheck Stop = Must("stream.stop", "5", "No packet comes after a stop");
    internal static readonly CertificationCheck Wrap = Must("stream.wrap", "4.3", "Sequence and ticks go on across their wrap, when one was seen");
    internal static readonly CertificationCheck ClockAnswer = Must("clock.answer", "3", "A clock request is answered: version 1, its token, sent not before received");
    internal static readonly CertificationCheck ClockTurnaround = Should("clock.turnaround", "3", "A clock request is answered within 20 ms of the device");
    internal static readonly CertificationCheck ClockStreaming = Must("clock.streaming", "3", "A clock request is answered while streaming too");
    internal static readonly CertificationCheck ClockRate = Must("clock.rate", "3", "The device clock runs at 32768 per second within 500 ppm");
    internal static readonly CertificationCheck ClockPackets = Must("clock.packets", "3", "Packets are stamped by the clock that answers: arrival follows the last sample within 1 s");
    internal static readonly CertificationCheck ClockKept = Must("clock.kept", "3", "Start and stop do not set the clock");
    internal static readonly CertificationCheck Still = Must("rest.still", "2", "The sensor lies still, as the checks at rest need it");
    internal static readonly CertificationCheck Gravity = Must("rest.gravity", "2", "Specific force at rest is 1 g within 5 %");
    internal static readonly CertificationCheck GyroBias = Should("rest.gyro", "2", "Angular rate at rest is within 5 degrees/s");
    internal static readonly CertificationCheck Field = Should("content.magnetic-field", "2", "The magnetic field is between 10 and 200 uT");
    internal static readonly CertificationCheck Orientation = Must("content.orientation", "2", "The orientation is a unit quaternion or four zeros");
    internal static readonly CertificationCheck Unsubscribe = Must("link.unsubscribe", "5", "The stream ends when its notifications are disabled");
    internal static readonly CertificationCheck Reconnect = Must("link.reconnect", "5", "After a lost link nothing streams until the next start, which begins at sequence 0");
    internal static readonly CertificationCheck SettingsKept = Must("link.settings-kept", "5", "Settings and site are kept over a lost link");
    internal static readonly CertificationCheck ClockOverLinks = Must("link.clock", "4.3", "Clock and boot count go on over a lost link");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CertificationCheck> All { get; } =
    [
        Advertising, ImuStream, ControlPoint, IdentityValue, ClockValue, BatteryLevel, ManufacturerName, ModelNumber, SerialNumber,
        FirmwareRevision, HardwareRevision, Texts, Battery, IdentityForm, IdentityRanges, IdentityRate, Mtu, WideMtu, SubscriptionFirst, Read,
        UnknownOpcode, WrongLength, ReservedBits, NotOffered, StartUnsubscribed, SettingsWhileStreaming, RefusalOrder, StopAgain, Identify,
        Site, Ranges, Content, Rates, Response, AnswerTime, RefusalKeeps, ResponsePacking, Silent, Readable, Form, Settings, Size, Packing,
        First, Order, Loss, Rate, Period, Ticks, TickUnit, Stop, Wrap, ClockAnswer, ClockTurnaround, ClockStreaming, ClockRate, ClockPackets,
        ClockKept, Still, Gravity, GyroBias, Field, Orientation, Unsubscribe, Reconnect, SettingsKept, ClockOverLinks,
    ];

    private static CertificationCheck Must(string id, string clause, string what) => new(id, clause, true, what);

    private static CertificationCheck Should(string id, string clause, string what) => new(id, clause, false, what);
}
