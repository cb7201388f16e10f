namespace GaitSense.Bluetooth.VirtualMachine.Attributes;

/// <summary>Kinds of attribute protocol packets (Bluetooth Core 5.4, Vol 3, Part F, 3.4.8).</summary>
internal enum AttOpcode : byte
{
    Error = 0x01,
    ExchangeMtu = 0x02,
    MtuAnswer = 0x03,
    FindInformation = 0x04,
    InformationAnswer = 0x05,
    FindByTypeValue = 0x06,
    FindByTypeValueAnswer = 0x07,
    ReadByType = 0x08,
    ReadByTypeAnswer = 0x09,
    Read = 0x0A,
    ReadAnswer = 0x0B,
    ReadBlob = 0x0C,
    ReadBlobAnswer = 0x0D,
    ReadByGroupType = 0x10,
    ReadByGroupTypeAnswer = 0x11,
    Write = 0x12,
    WriteAnswer = 0x13,
    Notification = 0x1B,
    Indication = 0x1D,
    Confirmation = 0x1E,
    WriteCommand = 0x52,
}

/// <summary>Why a request is refused (same part, 3.4.1.1).</summary>
internal enum AttError : byte
{
    None = 0,
    InvalidHandle = 0x01,
    ReadNotPermitted = 0x02,
    WriteNotPermitted = 0x03,
    InvalidPdu = 0x04,
    RequestNotSupported = 0x06,
    InvalidOffset = 0x07,
    AttributeNotFound = 0x0A,
    InvalidLength = 0x0D,
    UnsupportedGroupType = 0x10,
    NotSubscribed = 0xFD,
}
