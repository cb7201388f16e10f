using System.Text;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.App.Api;

/// <summary>Hands a session out as a file.</summary>
public static class SessionExport
{
    /// <summary>The file in the format asked for.</summary>
    public static Task<IResult> ExportAsync(ISessionStore store, string id, string? format, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(store, id) is not { } session)
        {
            return Task.FromResult<IResult>(SessionEndpoints.NoSuchSession(id));
        }

        IResult answer = format switch
        {
            "csv" => TypedResults.File(Csv(store.Steps(session.Header.Id)), "text/csv; charset=utf-8", $"{id}_steps.csv"),
            _ => Problems.BadRequest("format is csv or bids."),
        };
        return Task.FromResult(answer);
    }

    private static byte[] Csv(IReadOnlyList<Step> steps)
    {
        StringBuilder text = new();
        text.AppendJoin(',', StepColumns.All.Select(c => c.Name)).Append('\n');
        foreach (Step step in steps)
        {
            text.AppendJoin(',', StepColumns.All.Select(c => c.Text(step))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
