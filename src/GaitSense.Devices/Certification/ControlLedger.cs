using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>What must hold for every answer on the control point, whatever was asked.</summary>
internal sealed class ControlLedger
{
    private const double LongestAnswerS = 1;
    private const int StateAt = 8;
    private const int ContentAt = 4;
    private const int SiteAt = 3;
    private const byte KnownContent = 3;

    private readonly List<string> _misformed = [];
    private readonly List<string> _changed = [];
    private readonly List<string> _mispacked = [];
    private readonly List<string> _unanswered = [];
    private byte[]? _before;
    private double _slowestS;
    private int _answers;

    /// <summary>The configuration that the last response told; null before the first.</summary>
    public SensorConfiguration? Now { get; private set; }

    /// <summary>The state of the sensor may have changed without a request.</summary>
    public void Forget() => _before = null;

    /// <summary>Takes an exchange in.</summary>
    public void Enter(ControlExchange exchange)
    {
        if (exchange.Rejection is not null)
        {
            return;
        }

        if (exchange.Answer is not { } answer)
        {
            _unanswered.Add(exchange.ToString());
            _before = null;
            return;
        }

        _answers++;
        _slowestS = Math.Max(_slowestS, exchange.TookS);
        if (exchange.Response is not { } response || Misses(exchange.Request, answer))
        {
            _misformed.Add($"{Convert.ToHexString(exchange.Request)}: {Convert.ToHexString(answer)}");
            _before = null;
            return;
        }

        byte[] configuration = answer[SiteAt..ControlResponse.Length];
        if (!response.IsDone && _before is { } before && !configuration.AsSpan().SequenceEqual(before))
        {
            _changed.Add(exchange.ToString());
        }

        int expected = ImuPacketCodec.SamplesPerPacket(response.Configuration.AttMtu, response.Configuration.Content, response.Configuration.RateHz);
        if (response.Configuration.SamplesPerPacket != expected)
        {
            _mispacked.Add(FormattableString.Invariant(
                $"{response.Configuration.SamplesPerPacket} instead of {expected} at MTU {response.Configuration.AttMtu}, {response.Configuration.RateHz:0.0} Hz"));
        }

        _before = configuration;
        Now = response.Configuration;
    }

    /// <summary>Says what was found.</summary>
    public void Judge(Findings findings)
    {
        findings.Judge(CertificationChecks.Response, _answers > 0 && _misformed.Count == 0, Summary(_misformed, FormattableString.Invariant($"{_answers} responses")));
        bool isPrompt = _answers > 0 && _unanswered.Count == 0 && _slowestS <= LongestAnswerS;
        findings.Judge(CertificationChecks.AnswerTime, isPrompt, Summary(_unanswered, FormattableString.Invariant($"at most {_slowestS * 1000:0} ms")));
        findings.Judge(CertificationChecks.RefusalKeeps, _answers > 0 && _changed.Count == 0, Summary(_changed, "nothing changed"));
        findings.Judge(CertificationChecks.ResponsePacking, _answers > 0 && _mispacked.Count == 0, Summary(_mispacked, "as the table says"));
    }

    private static bool Misses(byte[] request, byte[] answer) =>
        (request.Length > 0 && answer[1] != request[0]) || (answer[StateAt] & ~1) != 0 || (answer[ContentAt] & ~KnownContent) != 0;

    private static string Summary(List<string> faults, string otherwise) => faults.Count == 0
        ? otherwise
        : FormattableString.Invariant($"{faults.Count}: ") + string.Join("; ", faults.Distinct().Take(3));
}
