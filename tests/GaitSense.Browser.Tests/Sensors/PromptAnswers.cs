using System.Text.Json;
using Microsoft.Playwright;

namespace GaitSense.Browser.Tests.Sensors;

/// <summary>Answers the browser's own list of devices in place of a person.</summary>
internal sealed class PromptAnswers
{
    private readonly ICDPSession _session;
    private readonly HashSet<string> _answered = [];

    private PromptAnswers(ICDPSession session) => _session = session;

    /// <summary>Name of the device that is chosen when it is listed; empty to close the list.</summary>
    public string Wanted { get; set; } = "";

    public static async Task<PromptAnswers> StartAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        PromptAnswers answers = new(session);
        session.Event("DeviceAccess.deviceRequestPrompted").OnEvent += (_, prompt) => answers.Answer(prompt!.Value);
        await session.SendAsync("DeviceAccess.enable");
        return answers;
    }

    // The same prompt is told again whenever a device is heard; it may be answered once.
    private void Answer(JsonElement prompt)
    {
        string id = prompt.GetProperty("id").GetString()!;
        if (Wanted.Length == 0)
        {
            Send(id, "DeviceAccess.cancelPrompt", new() { ["id"] = id });
            return;
        }

        foreach (JsonElement device in prompt.GetProperty("devices").EnumerateArray())
        {
            if (device.GetProperty("name").GetString() == Wanted)
            {
                Send(id, "DeviceAccess.selectPrompt", new() { ["id"] = id, ["deviceId"] = device.GetProperty("id").GetString()! });
                return;
            }
        }
    }

    private void Send(string prompt, string method, Dictionary<string, object> arguments)
    {
        lock (_answered)
        {
            if (!_answered.Add(prompt))
            {
                return;
            }
        }

        _ = _session.SendAsync(method, arguments);
    }
}
