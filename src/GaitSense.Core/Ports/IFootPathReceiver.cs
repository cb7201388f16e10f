using GaitSense.Core.Steps;

namespace GaitSense.Core.Ports;

/// <summary>Takes the paths of the feet. A receiver of findings that is one of these as well asks for them; nobody else pays for
/// them.</summary>
public interface IFootPathReceiver
{
    /// <summary>A foot has come from one stance to the next. Between this path and the next one of the same piece it stands.</summary>
    /// <param name="path">The path; it holds only during the call.</param>
    void OnFootPath(in FootPath path);
}
