using GaitSense.App.Api.Contracts;
using GaitSense.App.People;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Notes on sessions.</summary>
public static class NoteEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapNotes(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/sessions/{id}/notes").WithTags("Sessions");
        group.MapGet("/", List).WithName("ListNotes").WithSummary("Notes on a session, oldest first.");
        group.MapPost("/", Add).WithName("AddNote").WithSummary("Adds a note to a session.");
    }

    private static Results<Ok<IEnumerable<NoteBody>>, ProblemHttpResult> List(ISessionStore store, IPersonRegister register, string id) =>
        SessionEndpoints.Find(store, id) is { } session
            ? TypedResults.Ok(register.Notes(session.Header.Id).Select(n => new NoteBody(n.At, n.SessionSeconds, n.Text)))
            : SessionEndpoints.NoSuchSession(id);

    private static Results<Created<NoteBody>, ProblemHttpResult> Add(IPersonRegister register, TimeProvider time, string id, NoteBody body)
    {
        if (body.Text?.Trim() is not { Length: > 0 and <= PersonRules.LongestText } text)
        {
            return Problems.BadRequest("A note has 1 to 2000 characters.");
        }

        if (body.SessionS is { } s && (s < 0 || !double.IsFinite(s)))
        {
            return Problems.BadRequest("session_s is 0 or more.");
        }

        SessionNote note = new(time.GetUtcNow(), body.SessionS, text);
        return SessionId.TryParse(id, out SessionId session) && register.AddNote(session, note)
            ? TypedResults.Created($"/api/v1/sessions/{id}/notes", new NoteBody(note.At, note.SessionSeconds, note.Text))
            : SessionEndpoints.NoSuchSession(id);
    }
}
